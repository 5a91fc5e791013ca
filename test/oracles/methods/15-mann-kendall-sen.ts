import { z } from 'zod'
import { mannKendall } from '#analytics/statistics/series/mann-kendall.js'
import { senSlope } from '#analytics/statistics/series/sen-slope.js'
import type { OracleMethod } from '../method.js'

const given = z.object({ t: z.array(z.number()), y: z.array(z.number().nullable()), confidence: z.number() })

export const monotoneTrend: OracleMethod = {
  number: '15',
  answer(input) {
    const { t, y, confidence } = given.parse(input)
    const observations = t.map((at, i) => ({ at, value: y[i] ?? null }))
    const [trend, sen] = [mannKendall(observations), senSlope(observations, confidence)]
    if (!trend.estimable || !sen.estimable) return { estimable: false }
    return {
      estimable: true,
      S: trend.s,
      varS: trend.variance,
      z: trend.test?.z ?? null,
      p: trend.test?.p ?? null,
      tauB: trend.test?.tau ?? null,
      senSlope: sen.slope,
      senIntercept: sen.intercept,
      senLower: sen.interval?.lower ?? null,
      senUpper: sen.interval?.upper ?? null,
    }
  },
}
