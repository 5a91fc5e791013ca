import { studentTwoSided } from '../distributions/student-t.js'
import { fitLogLinear, type LogLinearFit, type LogLinearReason } from '../models/log-linear-model.js'
import type { ReferenceWeek } from './farrington-reference.js'
import type { FarringtonSettings } from './farrington-settings.js'

export type FarringtonModel =
  | { readonly estimable: false; readonly reason: LogLinearReason }
  | {
      readonly estimable: true
      /** The expected count of the week in question, and the standard error of its logarithm. */
      readonly expected: number
      readonly logStandardError: number
      /** Variance over mean, 1 at least. */
      readonly dispersion: number
      readonly trendIncluded: boolean
    }

type Fit = Extract<LogLinearFit, { estimable: true }>
type Outcome = { readonly trendIncluded: boolean; readonly fit: LogLinearFit }

const yearsForTrend = 3
/** Of R's glm: the thresholds in use were made with it, and their fifth digit depends on it. */
const tolerance = 1e-8
/** A week of which less than this share of its own fit is left to others has no residual to speak of. */
const alone = 1e-9

/**
 * What past weeks lead to expect: quasi-Poisson with season and, where it is kept, trend, in which past weeks that stand
 * out weigh less.
 *
 * The standard error takes Pearson's dispersion of the reweighted fit as it is, unless the settings say otherwise; the
 * spread of a count about what is expected takes it to be 1 at least.
 *
 * Farrington CP, Andrews NJ, Beale AD, Catchpole MA. J R Stat Soc A 1996; 159: 547-563.
 *
 * @returns not estimable without cases, with fewer weeks than coefficients, or where the fit does not settle
 */
export function farringtonModel(weeks: readonly ReferenceWeek[], settings: FarringtonSettings): FarringtonModel {
  const withTrend = fitted(weeks, true, settings)
  const { fit, trendIncluded } =
    withTrend.trendIncluded && !keepsTrend(withTrend.fit, weeks, settings) ? fitted(weeks, false, settings) : withTrend
  if (!fit.estimable) return fit
  const found = fit.pearsonChiSquare / fit.df
  const dispersion = Math.max(1, found)
  const spread = settings.isErrorAtLeastPoisson ? dispersion : found
  return {
    estimable: true,
    expected: expectedOf(fit),
    logStandardError: Math.sqrt(spread * (fit.covariance[0]?.[0] ?? 0)),
    dispersion,
    trendIncluded,
  }
}

/** Fit, and fit again with weights; without the trend where the fit with it does not settle. */
function fitted(weeks: readonly ReferenceWeek[], trend: boolean, { weightsThreshold }: FarringtonSettings): Outcome {
  const counts = weeks.map(({ count }) => count)
  const once = (isTrend: boolean, weights?: readonly number[]): Outcome => {
    const fit = fitLogLinear({ counts, columns: columnsOf(weeks, isTrend), weights, tolerance })
    return fit.estimable || !isTrend ? { fit, trendIncluded: isTrend } : once(false, weights)
  }
  const first = once(trend)
  if (!first.fit.estimable) return first
  return once(first.trendIncluded, weightsOf(counts, first.fit, weightsThreshold))
}

/** Time is zero, and the season the first, in the week in question: its expected count is the constant. */
function columnsOf(weeks: readonly ReferenceWeek[], trend: boolean): number[][] {
  const levels = new Set(weeks.map(({ level }) => level).filter((level) => level !== 0))
  return [
    weeks.map(() => 1),
    ...(trend ? [weeks.map(({ time }) => time)] : []),
    ...[...levels].map((level) => weeks.map((week) => (week.level === level ? 1 : 0))),
  ]
}

const expectedOf = ({ coefficients }: Fit): number => Math.exp(coefficients[0] ?? 0)

function keepsTrend(fit: LogLinearFit, weeks: readonly ReferenceWeek[], settings: FarringtonSettings): boolean {
  if (!fit.estimable || settings.years < yearsForTrend) return false
  const { coefficients, covariance, pearsonChiSquare, df } = fit
  const error = Math.sqrt((pearsonChiSquare / df) * (covariance[1]?.[1] ?? 0))
  const isSignificant = error === 0 || studentTwoSided((coefficients[1] ?? 0) / error, df) < settings.trendPValue
  return isSignificant && expectedOf(fit) <= weeks.reduce((most, { count }) => Math.max(most, count), 0)
}

/** Less weight by the square of Anscombe's residual, where that is above the threshold; their sum is that of the weeks. */
function weightsOf(
  counts: readonly number[],
  { means, leverages, pearsonChiSquare, df }: Fit,
  above: number,
): number[] {
  const dispersion = Math.max(1, pearsonChiSquare / df)
  const raw = counts.map((count, i) => {
    const [mean, free] = [means[i] ?? 0, 1 - (leverages[i] ?? 0)]
    if (free < alone) return 1
    const residual = (1.5 * (count ** (2 / 3) * mean ** (-1 / 6) - Math.sqrt(mean))) / Math.sqrt(dispersion * free)
    return residual > above ? residual ** -2 : 1
  })
  const scale = counts.length / raw.reduce((sum, weight) => sum + weight, 0)
  return raw.map((weight) => weight * scale)
}
