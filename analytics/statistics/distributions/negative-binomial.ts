import betainc from '@stdlib/math-base-special-betainc'
import gammaln from '@stdlib/math-base-special-gammaln'
import { discreteQuantile } from './discrete-quantile.js'
import { normalQuantile } from './normal.js'

/**
 * Counts of failures before `size` successes of probability `probability`, `size` being any positive number: the
 * distribution of a Poisson count whose mean is gamma distributed, as R parametrises it.
 */
export interface NegativeBinomial {
  readonly size: number
  readonly probability: number
}

/** P(X <= count). */
export const negativeBinomialLowerTail = (count: number, { size, probability }: NegativeBinomial): number =>
  count < 0 ? 0 : betainc(probability, size, Math.floor(count) + 1)

/** P(X > count), to full precision also far out in the tail. */
export const negativeBinomialUpperTail = (count: number, { size, probability }: NegativeBinomial): number =>
  count < 0 ? 1 : betainc(probability, size, Math.floor(count) + 1, true, true)

/** The logarithm of P(X = count). */
export const negativeBinomialLogMass = (count: number, { size, probability }: NegativeBinomial): number =>
  gammaln(count + size) -
  gammaln(size) -
  gammaln(count + 1) +
  size * Math.log(probability) +
  count * Math.log1p(-probability)

/** As R: a probability that is reached but for rounding is reached. */
const fuzz = 64 * Number.EPSILON

/**
 * The smallest count that is not exceeded with probability `p`.
 *
 * @throws RangeError unless 0 < p < 1, size > 0 and 0 < probability < 1
 * @example negativeBinomialQuantile(0.99, { size: 10, probability: 0.5 }) // 23
 */
export function negativeBinomialQuantile(p: number, distribution: NegativeBinomial): number {
  const { size, probability } = distribution
  if (!(p > 0 && p < 1 && size > 0 && probability > 0 && probability < 1)) {
    throw new RangeError(`expected 0 < p, probability < 1 and size > 0, got ${p}, ${probability} and ${size}`)
  }
  const reached = (count: number) =>
    p < 0.5
      ? negativeBinomialLowerTail(count, distribution) >= p * (1 - fuzz)
      : negativeBinomialUpperTail(count, distribution) <= (1 - p) * (1 + fuzz)
  const mean = (size * (1 - probability)) / probability
  return discreteQuantile(mean + normalQuantile(p) * Math.sqrt(mean / probability), reached)
}
