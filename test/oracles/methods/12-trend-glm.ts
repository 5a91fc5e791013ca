import { z } from 'zod'
import { normalMultiplier } from '#analytics/statistics/distributions/normal.js'
import { logLinearTrend, type SlopeTest } from '#analytics/statistics/trend/log-linear-trend.js'
import { negativeBinomialTrend } from '#analytics/statistics/trend/negative-binomial-trend.js'
import { percentChangeInterval } from '#analytics/statistics/trend/percent-change.js'
import type { OracleMethod } from '../method.js'

const given = z.object({
  t: z.array(z.number()),
  counts: z.array(z.number()),
  exposure: z.array(z.number()).nullable(),
  confidence: z.number(),
})

export const trend: OracleMethod = {
  number: '12',
  answer(input) {
    const { t, counts, exposure, confidence } = given.parse(input)
    const series = { times: t, counts, exposure: exposure ?? undefined }
    const trend = logLinearTrend(series, confidence)
    if (!trend.estimable) return { estimable: false }
    const { poisson, quasiPoisson } = trend
    return {
      ...trend,
      pearsonChi2: trend.pearsonChiSquare,
      logLikPoisson: trend.logLikelihood,
      poisson: { ...named(poisson), z: poisson.statistic, ...limits(poisson) },
      quasiPoisson: {
        ...named(quasiPoisson),
        t: quasiPoisson.statistic,
        lowerT: quasiPoisson.interval?.lower,
        upperT: quasiPoisson.interval?.upper,
        ...byNormal(trend.slope, quasiPoisson.standardError, confidence),
      },
      negativeBinomial: negativeBinomial(series, confidence),
    }
  },
}

const named = ({ standardError, pValue }: SlopeTest) => ({ se: standardError, p: pValue })

const limits = ({ interval }: SlopeTest) => ({ lower: interval?.lower, upper: interval?.upper })

function byNormal(slope: number, standardError: number, confidence: number) {
  const multiplier = normalMultiplier(confidence)
  const interval = percentChangeInterval({ slope, standardError, multiplier, confidence, method: 'normal' })
  return { lowerZ: interval?.lower, upperZ: interval?.upper }
}

function negativeBinomial(series: Parameters<typeof negativeBinomialTrend>[0], confidence: number) {
  const trend = negativeBinomialTrend(series, confidence)
  if (!trend.estimable) return undefined
  return {
    ...trend,
    seTheta: trend.thetaStandardError,
    se: trend.standardError,
    lower: trend.interval?.lower,
    upper: trend.interval?.upper,
    twoLogLik: 2 * trend.logLikelihood,
  }
}
