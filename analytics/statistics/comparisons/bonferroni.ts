import { requirePValues } from './p-values.js'

/**
 * p-values times their number: the plainest adjustment, for a reader to check by hand. `holm` is never weaker.
 *
 * Dunn OJ. J Am Stat Assoc 1961; 56: 52-64.
 *
 * @throws RangeError unless each p-value lies in [0, 1]
 * @example bonferroni([0.001, 0.04, 0.3]) // [0.003, 0.12, 0.9]
 */
export function bonferroni(values: readonly number[]): readonly number[] {
  requirePValues(values)
  return values.map((p) => Math.min(1, p * values.length))
}
