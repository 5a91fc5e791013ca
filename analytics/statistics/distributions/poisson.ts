import gammaln from '@stdlib/math-base-special-gammaln'
import { discreteQuantile } from './discrete-quantile.js'
import { incompleteGamma } from './incomplete-gamma.js'
import { normalQuantile } from './normal.js'

/** P(X <= count) of a Poisson variable. */
export const poissonLowerTail = (count: number, mean: number): number =>
  count < 0 ? 0 : incompleteGamma(mean, Math.floor(count) + 1).upper

/** P(X > count) of a Poisson variable, to full precision also far out in the tail. */
export const poissonUpperTail = (count: number, mean: number): number =>
  count < 0 ? 1 : incompleteGamma(mean, Math.floor(count) + 1).lower

/** The logarithm of P(X = count) of a Poisson variable. */
export const poissonLogMass = (count: number, mean: number): number =>
  (count === 0 ? 0 : count * Math.log(mean)) - mean - gammaln(count + 1)

/** As R: a probability that is reached but for rounding is reached. */
const fuzz = 64 * Number.EPSILON

/**
 * The smallest count that a Poisson variable does not exceed with probability `p`.
 *
 * @throws RangeError unless 0 < p < 1 and mean > 0
 * @example poissonQuantile(0.975, 100) // 120
 */
export function poissonQuantile(p: number, mean: number): number {
  if (!(p > 0 && p < 1 && mean > 0)) throw new RangeError(`expected 0 < p < 1 and mean > 0, got ${p} and ${mean}`)
  const reached = (count: number) =>
    p < 0.5 ? poissonLowerTail(count, mean) >= p * (1 - fuzz) : poissonUpperTail(count, mean) <= (1 - p) * (1 + fuzz)
  return discreteQuantile(mean + normalQuantile(p) * Math.sqrt(mean), reached)
}
