import erfc from '@stdlib/math-base-special-erfc'
import quantile from '@stdlib/stats-base-dists-normal-quantile'
import { tailOf } from '../confidence.js'

/** The value below which a standard normal variable lies with probability `p`. */
export const normalQuantile = (p: number): number => quantile(p, 0, 1)

/**
 * The multiplier of a two-sided normal interval.
 *
 * @throws RangeError unless 0 < confidence < 1
 * @example normalMultiplier(0.95) // 1.9600
 */
export function normalMultiplier(confidence: number): number {
  return normalQuantile(1 - tailOf(confidence))
}

/** P(Z > z), to full precision also far out in the tail, where 1 - P(Z <= z) is 0. */
export const normalUpperTail = (z: number): number => erfc(z / Math.SQRT2) / 2

/** P(|Z| >= |z|): the p-value of a two-sided test. */
export const normalTwoSided = (z: number): number => erfc(Math.abs(z) / Math.SQRT2)
