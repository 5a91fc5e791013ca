import { z } from 'zod'
import type { PerturbationRow } from '#analytics/disclosure/cell-keys/perturbation-row.js'
import { perturbationTable } from '#analytics/disclosure/cell-keys/perturbation-table.js'
import type { OracleMethod } from '../method.js'

const given = z.object({
  D: z.number(),
  V: z.number(),
  js: z.number(),
  pstay: z.number().nullable(),
  mono: z.boolean(),
})

export const perturbationTables: OracleMethod = {
  number: '60',
  answer(input) {
    const { D, V, js, pstay, mono } = given.parse(input)
    const table = perturbationTable({ bound: D, variance: V, avoided: js, stay: pstay, monotone: mono })
    return { rows: table.map(asInFile) }
  },
}

function asInFile({ count, noise, probabilities, upTo, stayAttained }: PerturbationRow) {
  return {
    i: count,
    j: noise.map((each) => count + each),
    v: noise,
    p: probabilities,
    lb: [0, ...upTo.slice(0, -1)],
    ub: upTo,
    variance: noise.reduce((sum, each, k) => sum + each ** 2 * (probabilities[k] ?? 0), 0),
    pstayAttained: stayAttained,
  }
}
