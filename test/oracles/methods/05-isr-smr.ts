import { z } from 'zod'
import { countInterval } from '#analytics/statistics/rates/count-interval.js'
import { exactPoisson } from '#analytics/statistics/rates/exact-poisson.js'
import { indirectRatio } from '#analytics/statistics/rates/indirect-ratio.js'
import type { OracleMethod } from '../method.js'

const given = z.object({
  counts: z.array(z.number()),
  populations: z.array(z.number()),
  refCounts: z.array(z.number()),
  refPopulations: z.array(z.number()),
  confidence: z.number(),
  refValue: z.number(),
  rateMultiplier: z.number(),
})

const times = (value: number | undefined, factor: number) => (value === undefined ? null : value * factor)

export const indirect: OracleMethod = {
  number: '05',
  answer(input) {
    const { counts, populations, refCounts, refPopulations, confidence, refValue, rateMultiplier } = given.parse(input)
    const strata = counts.map((count, i) => ({
      count,
      exposure: populations[i] ?? 0,
      referenceCount: refCounts[i] ?? 0,
      referenceExposure: refPopulations[i] ?? 0,
    }))
    const answer = indirectRatio(strata, confidence)
    if (!answer.estimable && answer.reason !== 'none-expected') return answer
    const { observed, expected, referenceRate } = answer
    const found = answer.estimable ? answer : undefined
    const exactly = indirectRatio(strata, confidence, exactPoisson)
    const exact = exactly.estimable ? exactly.interval : undefined
    const perExposure = referenceRate * rateMultiplier
    return {
      observed,
      expected,
      refRate: perExposure,
      ratio: times(found?.ratio, refValue),
      ratioLower: times(found?.interval.lower, refValue),
      ratioUpper: times(found?.interval.upper, refValue),
      ratioExactLower: times(exact?.lower, refValue),
      ratioExactUpper: times(exact?.upper, refValue),
      isRate: times(found?.ratio, perExposure),
      isRateLower: times(found?.interval.lower, perExposure),
      isRateUpper: times(found?.interval.upper, perExposure),
      method: countInterval(observed, confidence).method === 'Byar' ? 'byar' : 'exact',
    }
  },
}
