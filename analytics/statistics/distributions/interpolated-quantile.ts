/** Tails of a distribution of counts, each to full precision. */
export interface Tails {
  /** P(X <= count). */
  readonly lower: (count: number) => number
  /** P(X > count). */
  readonly upper: (count: number) => number
}

/**
 * A quantile of counts made continuous, so that limits drawn over a growing total do not run in steps.
 *
 * Spiegelhalter DJ. Stat Med 2005; 24: 1185-1202, appendix. Never below 0.
 *
 * @param count the smallest count that is not exceeded with probability `p`
 * @example interpolatedQuantile(0.975, 16, tails of 100 patients at 10 %) // 15.77
 */
export function interpolatedQuantile(p: number, count: number, { lower, upper }: Tails): number {
  const [mass, excess] =
    p < 0.5
      ? [lower(count) - lower(count - 1), lower(count) - p]
      : [upper(count - 1) - upper(count), 1 - p - upper(count)]
  return Math.max(0, count - excess / mass)
}
