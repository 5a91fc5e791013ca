import type { Interval } from '../../contract/cell.js'
import type { LogLinearReason } from '../models/log-linear-model.js'
import { logLinearTrend } from './log-linear-trend.js'
import type { NoTrendReason, TrendSeries } from './trend-series.js'
import { negativeBinomialTrend, type NegativeBinomialTrend } from './negative-binomial-trend.js'

export type ShownTrend =
  | { readonly estimable: false; readonly reason: NoTrendReason | LogLinearReason }
  | {
      readonly estimable: true
      readonly method: 'quasi-Poisson'
      readonly percentChange: number
      readonly interval: Interval | null
      readonly pValue: number | null
      readonly doublingTime: number | null
      /** To be shown beside the change. */
      readonly dispersion: number
      readonly residualAutocorrelation: number | null
      /**
       * `residuals-follow-each-other`: a period is like the one before, so that the interval is not to be relied on; the
       * negative binomial trend is given beside it, and errors that allow for autocorrelation would be better.
       */
      readonly caution: 'residuals-follow-each-other' | null
      readonly beside: NegativeBinomialTrend | null
    }

/** Residuals that follow each other, or alternate, more closely than this make an interval doubtful. */
export const autocorrelationToTell = 0.3

/**
 * The trend that a reader is shown: quasi-Poisson, with what would make them doubt its interval.
 *
 * @returns not estimable as `logLinearTrend`
 * @throws RangeError as `logLinearTrend`
 * @example shownTrend({ times: [0, 1, 2, 3], counts: [10, 20, 40, 80] }) // percentChange: 100, caution: null
 */
export function shownTrend(series: TrendSeries, confidence = 0.95): ShownTrend {
  const trend = logLinearTrend(series, confidence)
  if (!trend.estimable) return trend
  const { percentChange, doublingTime, dispersion, residualAutocorrelation, quasiPoisson } = trend
  const isLikeBefore = Math.abs(residualAutocorrelation ?? 0) > autocorrelationToTell
  return {
    estimable: true,
    method: 'quasi-Poisson',
    percentChange,
    interval: quasiPoisson.interval,
    pValue: quasiPoisson.pValue,
    doublingTime,
    dispersion,
    residualAutocorrelation,
    caution: isLikeBefore ? 'residuals-follow-each-other' : null,
    beside: isLikeBefore ? negativeBinomialTrend(series, confidence) : null,
  }
}
