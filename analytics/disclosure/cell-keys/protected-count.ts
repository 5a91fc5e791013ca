import { perturb } from './perturb.js'
import type { PerturbationTable } from './perturbation-table.js'

/** A count of patients as the public may see it. */
export type ProtectedCount =
  { readonly status: 'zero' } | { readonly status: 'shown'; readonly value: number } | { readonly status: 'withheld' }

/**
 * Decide what the public sees of one count: the perturbed one, where neither it nor the true one is from 1 to
 * `threshold - 1`.
 *
 * Where only the perturbed count was held to the threshold, a few patients would be shown as many; where only the true
 * one was, a count below the threshold would be printed, against what the rules of CMS promise (ResDAC, 26 Jan 2024).
 * A true zero is nobody's, and told as such.
 *
 * @param key of the cell, from 0 to keyModulus - 1
 * @throws RangeError unless threshold is a whole number >= 1; as `perturb`
 * @example protectedCount(100, 0, perturbationTable(defaultNoise), 11) // { status: 'shown', value: 95 }
 */
export function protectedCount(
  count: number,
  key: number,
  table: PerturbationTable,
  threshold: number,
): ProtectedCount {
  if (!(Number.isInteger(threshold) && threshold >= 1)) {
    throw new RangeError(`threshold must be a whole number >= 1, got ${threshold}`)
  }
  const value = perturb(count, key, table)
  if (count === 0) return { status: 'zero' }
  return count < threshold || value < threshold ? { status: 'withheld' } : { status: 'shown', value }
}
