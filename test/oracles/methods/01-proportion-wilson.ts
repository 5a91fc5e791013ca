import { z } from 'zod'
import { clopperPearson } from '#analytics/statistics/proportions/clopper-pearson.js'
import { wilson } from '#analytics/statistics/wilson.js'
import type { OracleMethod } from '../method.js'

const given = z.object({ x: z.number(), n: z.number(), confidence: z.number() })

export const proportion: OracleMethod = {
  number: '01',
  answer(input) {
    const { x, n, confidence } = given.parse(input)
    const [score, exact] = [wilson(x, n, confidence), clopperPearson(x, n, confidence)]
    return {
      value: n === 0 ? null : x / n,
      lower: score?.lower ?? null,
      upper: score?.upper ?? null,
      clopperPearsonLower: exact?.lower ?? null,
      clopperPearsonUpper: exact?.upper ?? null,
    }
  },
}
