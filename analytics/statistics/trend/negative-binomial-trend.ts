import type { Interval } from '../../contract/cell.js'
import { normalMultiplier, normalTwoSided } from '../distributions/normal.js'
import type { LogLinearReason } from '../models/log-linear-model.js'
import { fitNegativeBinomial } from '../models/negative-binomial-model.js'
import { percentChange, percentChangeInterval } from './percent-change.js'
import { isFlat, noTrendReason, type NoTrendReason, type TrendSeries } from './trend-series.js'

export type NegativeBinomialTrend =
  | { readonly estimable: false; readonly reason: NoTrendReason | LogLinearReason | 'not-overdispersed' }
  | {
      readonly estimable: true
      readonly intercept: number
      readonly slope: number
      readonly standardError: number
      readonly percentChange: number
      readonly pValue: number | null
      /** In units of time; below zero, the time in which the mean halves. Null where the slope is zero. */
      readonly doublingTime: number | null
      /** Of the percent change, by the normal distribution. */
      readonly interval: Interval | null
      /** The variance is mean + mean²/theta. */
      readonly theta: number
      readonly thetaStandardError: number
      readonly logLikelihood: number
    }

/**
 * Log-linear trend of counts whose variance grows as the square of their mean (NB2): periods with many cases then weigh
 * less than under quasi-Poisson.
 *
 * Lawless JF. Can J Stat 1987; 15: 209-225.
 *
 * @returns not estimable as `noTrendReason` says, where the fit does not settle, and where the counts vary no more than
 * Poisson counts ('not-overdispersed'): the quasi-Poisson trend is then the one to show
 * @throws RangeError unless counts are 0 or more, exposures above 0 and 0 < confidence < 1
 * @example negativeBinomialTrend({ times: [0, 1, 2], counts: [10, 20, 40] }) // not estimable: 'not-overdispersed'
 */
export function negativeBinomialTrend(series: TrendSeries, confidence = 0.95): NegativeBinomialTrend {
  const multiplier = normalMultiplier(confidence)
  const reason = noTrendReason(series)
  if (reason !== null) return { estimable: false, reason }
  const { times, counts, exposure } = series
  const model = fitNegativeBinomial({ counts, exposure, columns: [times.map(() => 1), times] })
  if (!model.estimable) return model
  const { fit, theta, thetaStandardError, logLikelihood } = model
  const [intercept = 0, slope = 0] = fit.coefficients
  const standardError = Math.sqrt(fit.covariance[1]?.[1] ?? 0)
  return {
    estimable: true,
    intercept,
    slope,
    standardError,
    percentChange: percentChange(slope),
    pValue: standardError > 0 ? normalTwoSided(slope / standardError) : null,
    doublingTime: isFlat(slope, times) ? null : Math.LN2 / slope,
    interval: percentChangeInterval({ slope, standardError, multiplier, confidence, method: 'negative binomial' }),
    theta,
    thetaStandardError,
    logLikelihood,
  }
}
