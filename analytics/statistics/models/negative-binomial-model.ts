import digamma from '@stdlib/math-base-special-digamma'
import trigamma from '@stdlib/math-base-special-trigamma'
import { negativeBinomialLogMass } from '../distributions/negative-binomial.js'
import { negativeBinomialFamily } from './count-family.js'
import { fitLogLinear, type LogLinearData, type LogLinearFit, type LogLinearReason } from './log-linear-model.js'

export type NegativeBinomialFit =
  | { readonly estimable: false; readonly reason: LogLinearReason | 'not-overdispersed' }
  | {
      readonly estimable: true
      readonly fit: Extract<LogLinearFit, { estimable: true }>
      /** The variance is mean + mean²/theta. */
      readonly theta: number
      readonly thetaStandardError: number
      readonly logLikelihood: number
    }

const mostRounds = 200
const mostSteps = 100
const tolerance = 1e-10
/** Beyond this the variance exceeds the mean by less than a millionth of it: Poisson. */
const negligible = 1e6

/**
 * Negative binomial regression (NB2) with a log link, theta by maximum likelihood: for counts that vary more than their
 * trend and chance explain, the more so the larger their mean.
 *
 * Coefficients and theta are fitted in turns until both rest. The covariance takes theta as known, as is usual: the two
 * are uncorrelated in large samples.
 *
 * Lawless JF. Can J Stat 1987; 15: 209-225.
 *
 * @returns not estimable as a Poisson fit, and where the counts vary no more than Poisson counts would
 * ('not-overdispersed': theta grows without end, and the Poisson fit is this one)
 * @throws RangeError as a Poisson fit, and on weights, which are not supported
 * @example fitNegativeBinomial({ counts: [2, 9, 1, 12], columns: [[1, 1, 1, 1]] }) // theta: 1.6775, means: [6, …]
 */
export function fitNegativeBinomial(data: LogLinearData): NegativeBinomialFit {
  if (data.weights !== undefined) throw new RangeError('expected no weights: theta is not fitted with them')
  const { counts } = data
  let fit = fitLogLinear(data)
  let theta = Infinity
  for (let round = 0; round < mostRounds; round += 1) {
    if (!fit.estimable) return fit
    const next = thetaOf(counts, fit.means, theta)
    if (next === null) return { estimable: false, reason: 'not-overdispersed' }
    if (Math.abs(next - theta) <= tolerance * next) return summary(counts, fit, next)
    theta = next
    fit = fitLogLinear(data, negativeBinomialFamily(theta))
  }
  return { estimable: false, reason: 'did-not-converge' }
}

/** The most likely theta at given means, or null where it grows without end. */
function thetaOf(counts: readonly number[], means: readonly number[], start: number): number | null {
  const pairs = counts.map((count, i) => ({ count, mean: means[i] ?? 0 }))
  const squares = pairs.reduce((sum, { mean }) => sum + mean * mean, 0)
  let log = Math.log(start)
  if (start === Infinity) {
    // Twice the slope of the log-likelihood in 1/theta, where theta has no end.
    const excess = pairs.reduce((sum, { count, mean }) => sum + (count - mean) ** 2 - count, 0)
    if (excess <= 0) return null
    log = Math.log(squares / excess)
  }
  for (let step = 0; step < mostSteps; step += 1) {
    const theta = Math.exp(log)
    if (theta > negligible * Math.max(1, Math.sqrt(squares / counts.length))) return null
    const slope = theta * score(pairs, theta)
    const curvature = theta * theta * information(pairs, theta) - slope
    const change = curvature > 0 ? slope / curvature : Math.sign(slope)
    log += Math.max(-1, Math.min(1, change))
    if (Math.abs(change) <= tolerance / 10) break
  }
  return Math.exp(log)
}

interface Pair {
  readonly count: number
  readonly mean: number
}

const score = (pairs: readonly Pair[], theta: number): number =>
  pairs.reduce((sum, { count, mean }) => {
    const gained = digamma(theta + count) - digamma(theta)
    return sum + gained - Math.log1p(mean / theta) + (mean - count) / (theta + mean)
  }, 0)

const information = (pairs: readonly Pair[], theta: number): number =>
  pairs.reduce((sum, { count, mean }) => {
    const gained = trigamma(theta) - trigamma(theta + count)
    return sum + gained - 1 / theta + 2 / (theta + mean) - (count + theta) / (theta + mean) ** 2
  }, 0)

function summary(
  counts: readonly number[],
  fit: Extract<LogLinearFit, { estimable: true }>,
  theta: number,
): NegativeBinomialFit {
  const pairs = counts.map((count, i) => ({ count, mean: fit.means[i] ?? 0 }))
  return {
    estimable: true,
    fit,
    theta,
    thetaStandardError: Math.sqrt(1 / information(pairs, theta)),
    logLikelihood: pairs.reduce(
      (sum, { count, mean }) =>
        sum + negativeBinomialLogMass(count, { size: theta, probability: theta / (theta + mean) }),
      0,
    ),
  }
}
