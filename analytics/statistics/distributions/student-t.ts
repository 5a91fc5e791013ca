import betainc from '@stdlib/math-base-special-betainc'
import quantile from '@stdlib/stats-base-dists-t-quantile'
import { tailOf } from '../confidence.js'

/**
 * The multiplier of a two-sided interval of Student's t.
 *
 * @param df degrees of freedom, above 0
 * @throws RangeError unless 0 < confidence < 1
 * @example studentMultiplier(0.95, 10) // 2.2281
 */
export function studentMultiplier(confidence: number, df: number): number {
  return quantile(1 - tailOf(confidence), df)
}

/** P(T > t) at `df` degrees of freedom. */
export const studentUpperTail = (t: number, df: number): number =>
  t >= 0 ? studentTwoSided(t, df) / 2 : 1 - studentTwoSided(t, df) / 2

/** P(|T| >= |t|) at `df` degrees of freedom, to full precision also far out in the tail. */
export const studentTwoSided = (t: number, df: number): number => betainc(df / (df + t * t), df / 2, 0.5)
