import { z } from 'zod'
import { dobson } from '#analytics/statistics/rates/dobson.js'
import { repeatedDirectRate } from '#analytics/statistics/rates/repeated-direct-rate.js'
import type { OracleMethod } from '../method.js'

const given = z.object({
  peopleByEventFrequency: z.array(z.array(z.number())),
  populations: z.array(z.number()),
  standard: z.array(z.number()),
  confidence: z.number(),
  multiplier: z.number(),
})

export const standardisedOfRepeated: OracleMethod = {
  number: '04',
  answer(input) {
    const { peopleByEventFrequency, populations, standard, confidence, multiplier } = given.parse(input)
    const strata = peopleByEventFrequency.map((patientsByEvents, i) => ({
      patientsByEvents,
      exposure: populations[i] ?? 0,
      weight: standard[i] ?? 0,
    }))
    const direct = repeatedDirectRate(strata, multiplier)
    if (!direct.estimable) return direct
    const { count, rate, variance } = direct
    const interval = dobson(direct, confidence)
    return { totalCount: count, value: rate, variance, lower: interval?.lower ?? null, upper: interval?.upper ?? null }
  },
}
