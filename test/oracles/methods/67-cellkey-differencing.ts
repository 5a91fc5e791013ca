import { z } from 'zod'
import { differencesBetween } from '#analytics/disclosure/cell-keys/differencing.js'
import { membershipPosterior } from '#analytics/disclosure/cell-keys/membership-posterior.js'
import type { OracleMethod } from '../method.js'

const given = z.object({
  /** Of the count and the one before, or a single row that serves both. */
  rows: z.array(z.object({ i: z.number(), v: z.array(z.number()), p: z.array(z.number()) })).min(1),
  count: z.number(),
})

export const differencing: OracleMethod = {
  number: '67',
  answer(input) {
    const { rows, count } = given.parse(input)
    const last = Math.max(...rows.map(({ i }) => i))
    const table = Array.from({ length: last + 1 }, (_, i) => {
      const row = rows.find((each) => each.i === i)
      return { noise: row?.v ?? [], probabilities: row?.p ?? [] }
    })
    const differences = differencesBetween(count, table)
    const chanceOf = (wanted: number) => differences.find(({ difference }) => difference === wanted)?.probability ?? 0
    return {
      probDifferenceZeroGivenTargetInCell: chanceOf(0),
      probDifferenceIsOneGivenTargetInCell: chanceOf(1),
      posteriorInGivenZeroPrior50: membershipPosterior(0.5, chanceOf(0), 1),
      distribution: differences.map(({ difference, probability }) => [difference, probability]),
    }
  },
}
