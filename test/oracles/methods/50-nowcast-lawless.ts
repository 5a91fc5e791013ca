import { z } from 'zod'
import { completenessByDelay } from '#analytics/statistics/delay/completeness.js'
import { nowcast, type NowcastPeriod } from '#analytics/statistics/delay/nowcast.js'
import { reverseHazards } from '#analytics/statistics/delay/reverse-hazards.js'
import type { OracleMethod } from '../method.js'

const given = z.object({
  triangle: z.array(z.array(z.number().nullable())),
  window: z.number().nullable(),
  confidence: z.number(),
})

export const lawlessNowcast: OracleMethod = {
  number: '50',
  answer(input) {
    const { triangle, window, confidence } = given.parse(input)
    const hazards = reverseHazards(triangle, window ?? undefined)
    const shares = completenessByDelay(hazards).map((each) => each?.share ?? null)
    const periods = nowcast(triangle, { confidence, ...(window !== null && { window }) })
    return {
      reverseHazard: hazards.map(({ hazard }) => hazard),
      nx: hazards.map(({ reported }) => reported),
      Nx: hazards.map(({ reportedBy }) => reportedBy),
      delayCdf: shares,
      developmentFactors: shares.slice(1).map((share, i) => (share ?? 0) / (shares[i] ?? 0)),
      observed: periods.map(({ observed }) => observed),
      completeness: periods.map(({ completeness }) => completeness?.share ?? null),
      varCompleteness: periods.map(({ completeness }) => completeness?.variance ?? null),
      provisional: periods.map(({ provisional }) => provisional),
      estimate: periods.map(valueOf(({ value }) => value)),
      variance: periods.map(valueOf(({ variance }) => variance)),
      lowerNormal: periods.map(valueOf(({ interval }) => interval.lower)),
      upperNormal: periods.map(valueOf(({ interval }) => interval.upper)),
    }
  },
}

type Estimate = Extract<NowcastPeriod['estimate'], { estimable: true }>

/** The file has 0 where nothing has come yet, to be shown as what cannot be nowcast. */
const valueOf =
  (take: (estimate: Estimate) => number) =>
  ({ estimate }: NowcastPeriod): number | null => {
    if (estimate.estimable) return take(estimate)
    return estimate.reason === 'nothing-reported-yet' ? 0 : null
  }
