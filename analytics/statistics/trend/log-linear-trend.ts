import type { Interval } from '../../contract/cell.js'
import { normalMultiplier, normalTwoSided } from '../distributions/normal.js'
import { poissonLogMass } from '../distributions/poisson.js'
import { studentMultiplier, studentTwoSided } from '../distributions/student-t.js'
import { fitLogLinear, type LogLinearFit, type LogLinearReason } from '../models/log-linear-model.js'
import { autocorrelation } from './autocorrelation.js'
import { percentChange, percentChangeInterval } from './percent-change.js'
import { isFlat, noTrendReason, type NoTrendReason, type TrendSeries } from './trend-series.js'

/** What one view of the spread of the counts says of a slope. */
export interface SlopeTest {
  readonly standardError: number
  /** The slope over its standard error; null where that is zero, the counts lying on the line. */
  readonly statistic: number | null
  readonly pValue: number | null
  /** Of the percent change. */
  readonly interval: Interval | null
}

export type LogLinearTrend =
  | { readonly estimable: false; readonly reason: NoTrendReason | LogLinearReason }
  | {
      readonly estimable: true
      /** log(mean) at time 0 and an exposure of 1, and its change per unit of time. */
      readonly intercept: number
      readonly slope: number
      readonly percentChange: number
      /** In units of time; below zero, the time in which the mean halves. Null where the slope is zero. */
      readonly doublingTime: number | null
      readonly deviance: number
      readonly pearsonChiSquare: number
      readonly df: number
      /** Pearson's chi-square over its degrees of freedom: 1 for Poisson counts about the line, more for others. */
      readonly dispersion: number
      readonly logLikelihood: number
      /** Lag-1, of Pearson's residuals in order of time; null where the counts lie on the line. */
      readonly residualAutocorrelation: number | null
      /** As if counts varied by chance alone. */
      readonly poisson: SlopeTest
      /** By the spread that the counts show, with Student's t; the dispersion is not kept from falling below 1. */
      readonly quasiPoisson: SlopeTest
    }

type Fit = Extract<LogLinearFit, { estimable: true }>

/** Of the counts: a chi-square below this is rounding. */
const rounding = 1e-20

/**
 * Log-linear trend of counts, or of rates where exposures are given: a constant percent change per unit of time.
 *
 * McCullagh P, Nelder JA. Generalized Linear Models, 2nd ed. 1989; 6.2 and 9.2 (dispersion).
 *
 * @returns not estimable as `noTrendReason` says, or where the fit does not settle
 * @throws RangeError unless counts are 0 or more, exposures above 0 and 0 < confidence < 1
 * @example logLinearTrend({ times: [0, 1, 2, 3], counts: [10, 20, 40, 80] }) // percentChange: 100, doublingTime: 1
 */
export function logLinearTrend(series: TrendSeries, confidence = 0.95): LogLinearTrend {
  const { times, counts, exposure } = series
  const multiplier = normalMultiplier(confidence)
  const reason = noTrendReason(series)
  if (reason !== null) return { estimable: false, reason }
  const fit = fitLogLinear({ counts, exposure, columns: [times.map(() => 1), times] })
  if (!fit.estimable) return fit
  const [intercept = 0, slope = 0] = fit.coefficients
  const pearsonChiSquare = withoutRounding(fit, counts)
  const dispersion = pearsonChiSquare / fit.df
  return {
    estimable: true,
    intercept,
    slope,
    percentChange: percentChange(slope),
    doublingTime: isFlat(slope, times) ? null : Math.LN2 / slope,
    deviance: fit.deviance,
    pearsonChiSquare,
    df: fit.df,
    dispersion,
    logLikelihood: counts.reduce((sum, count, i) => sum + poissonLogMass(count, fit.means[i] ?? 0), 0),
    residualAutocorrelation: pearsonChiSquare === 0 ? null : autocorrelation(residualsInTime(series, fit)),
    poisson: poissonTest(fit, multiplier, confidence),
    quasiPoisson: quasiPoissonTest(fit, dispersion, confidence),
  }
}

const withoutRounding = ({ pearsonChiSquare }: Fit, counts: readonly number[]): number =>
  pearsonChiSquare <= rounding * counts.reduce((sum, count) => sum + count, 0) ? 0 : pearsonChiSquare

function residualsInTime({ times, counts }: TrendSeries, { means }: Fit): number[] {
  const residuals = counts.map((count, i) => (count - (means[i] ?? 0)) / Math.sqrt(means[i] ?? 0))
  return residuals
    .map((residual, i) => ({ residual, time: times[i] ?? 0 }))
    .sort((a, b) => a.time - b.time)
    .map(({ residual }) => residual)
}

function poissonTest(fit: Fit, multiplier: number, confidence: number): SlopeTest {
  const test = { ...slopeOf(fit), multiplier, confidence, method: 'Poisson' }
  const statistic = test.slope / test.standardError
  return {
    standardError: test.standardError,
    statistic,
    pValue: normalTwoSided(statistic),
    interval: percentChangeInterval(test),
  }
}

function quasiPoissonTest(fit: Fit, dispersion: number, confidence: number): SlopeTest {
  const { slope, standardError: asPoisson } = slopeOf(fit)
  const standardError = asPoisson * Math.sqrt(dispersion)
  const statistic = standardError === 0 ? null : slope / standardError
  const multiplier = studentMultiplier(confidence, fit.df)
  return {
    standardError,
    statistic,
    pValue: statistic === null ? null : studentTwoSided(statistic, fit.df),
    interval: percentChangeInterval({ slope, standardError, multiplier, confidence, method: 'quasi-Poisson t' }),
  }
}

const slopeOf = ({ coefficients, covariance }: Fit) => ({
  slope: coefficients[1] ?? 0,
  standardError: Math.sqrt(covariance[1]?.[1] ?? 0),
})
