import { z } from 'zod'
import { byar, type CountLimits } from '#analytics/statistics/rates/byar.js'
import { crudeRate } from '#analytics/statistics/rates/crude-rate.js'
import { exactPoisson } from '#analytics/statistics/rates/exact-poisson.js'
import type { OracleMethod } from '../method.js'

const given = z.object({ x: z.number(), n: z.number(), confidence: z.number(), multiplier: z.number() })

export const rate: OracleMethod = {
  number: '02',
  answer(input) {
    const { x, n, confidence, multiplier } = given.parse(input)
    const crude = crudeRate(x, n, multiplier, confidence)
    const counted = exactPoisson(x, confidence)
    const perExposure = ({ lower, upper }: CountLimits) =>
      n === 0
        ? { lower: null, upper: null }
        : { lower: lower === null ? null : (lower / n) * multiplier, upper: (upper / n) * multiplier }
    const exact = perExposure(counted)
    const approximate = perExposure(byar(x, confidence))
    return {
      value: crude?.rate ?? null,
      exactLower: exact.lower,
      exactUpper: exact.upper,
      byarLower: approximate.lower,
      byarUpper: approximate.upper,
      pheLower: crude?.interval.lower ?? null,
      pheUpper: crude?.interval.upper ?? null,
      countExactLower: counted.lower,
      countExactUpper: counted.upper,
    }
  },
}
