import betainc from '@stdlib/math-base-special-betainc'
import { discreteQuantile } from './discrete-quantile.js'
import { normalQuantile } from './normal.js'

/** Counts among `total`, each with probability `probability` of its own. */
export interface Binomial {
  readonly total: number
  readonly probability: number
}

/** P(X <= count). */
export function binomialLowerTail(count: number, { total, probability }: Binomial): number {
  if (count < 0) return 0
  return count >= total ? 1 : betainc(1 - probability, total - Math.floor(count), Math.floor(count) + 1)
}

/** P(X > count), to full precision also far out in the tail. */
export function binomialUpperTail(count: number, { total, probability }: Binomial): number {
  if (count < 0) return 1
  return count >= total ? 0 : betainc(probability, Math.floor(count) + 1, total - Math.floor(count))
}

/** As R: a probability that is reached but for rounding is reached. */
const fuzz = 64 * Number.EPSILON

/**
 * The smallest count that is not exceeded with probability `p`.
 *
 * @throws RangeError unless 0 < p < 1, 0 < probability < 1 and total is a whole number above 0
 * @example binomialQuantile(0.975, { total: 100, probability: 0.1 }) // 16
 */
export function binomialQuantile(p: number, distribution: Binomial): number {
  const { total, probability } = distribution
  if (!(p > 0 && p < 1 && probability > 0 && probability < 1 && Number.isInteger(total) && total > 0)) {
    throw new RangeError(`expected 0 < p, probability < 1 and a total above 0, got ${p}, ${probability} and ${total}`)
  }
  const reached = (count: number) =>
    p < 0.5
      ? binomialLowerTail(count, distribution) >= p * (1 - fuzz)
      : binomialUpperTail(count, distribution) <= (1 - p) * (1 + fuzz)
  const mean = total * probability
  return discreteQuantile(mean + normalQuantile(p) * Math.sqrt(mean * (1 - probability)), reached)
}
