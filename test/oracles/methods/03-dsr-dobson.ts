import { z } from 'zod'
import { byar } from '#analytics/statistics/rates/byar.js'
import { directRate } from '#analytics/statistics/rates/direct-rate.js'
import { dobson } from '#analytics/statistics/rates/dobson.js'
import { exactPoisson } from '#analytics/statistics/rates/exact-poisson.js'
import { fayFeuer } from '#analytics/statistics/rates/fay-feuer.js'
import { reliability } from '#analytics/statistics/rates/reliability.js'
import type { OracleMethod } from '../method.js'

const given = z.object({
  counts: z.array(z.number()),
  populations: z.array(z.number()),
  standard: z.array(z.number()),
  confidence: z.number(),
  multiplier: z.number(),
})

export const standardised: OracleMethod = {
  number: '03',
  answer(input) {
    const { counts, populations, standard, confidence, multiplier } = given.parse(input)
    const strata = counts.map((count, i) => ({ count, exposure: populations[i] ?? 0, weight: standard[i] ?? 0 }))
    const direct = directRate(strata, multiplier)
    if (!direct.estimable) return direct
    const approximate = dobson(direct, confidence, byar)
    const exact = dobson(direct, confidence, exactPoisson)
    const gamma = fayFeuer(direct, confidence)
    return {
      totalCount: direct.count,
      totalPop: direct.exposure,
      value: direct.rate,
      variance: direct.variance,
      dobsonByarLower: approximate?.lower ?? null,
      dobsonByarUpper: approximate?.upper ?? null,
      dobsonExactLower: exact?.lower ?? null,
      dobsonExactUpper: exact?.upper ?? null,
      fayFeuerLower: gamma.lower,
      fayFeuerUpper: gamma.upper,
      pheReported: reliability(direct.count).standardisable,
    }
  },
}
