import type { PerturbationTable } from './perturbation-table.js'
import type { ProtectedCount } from './protected-count.js'

/**
 * How probable it is that a true count is published as this, over all keys.
 *
 * Somebody who knows everybody else in a group compares what is published with what the counts with and without one
 * patient make probable: `membershipPosterior` of the two. Noise is bounded, so that the ends of it tell for certain: a
 * count that is 5 more than all who are known proves one more, and one in 86 large counts ends there by the default.
 *
 * @param threshold as for `protectedCount`
 * @example probabilityOfSeeing({ status: 'shown', value: 100 }, 100, perturbationTable(defaultNoise), 11) // 0.5
 */
export function probabilityOfSeeing(
  seen: ProtectedCount,
  count: number,
  table: PerturbationTable,
  threshold: number,
): number {
  if (count === 0) return seen.status === 'zero' ? 1 : 0
  const row = table[Math.min(count, table.length - 1)]
  if (row === undefined) throw new RangeError(`the table has no row for the count ${count}`)
  const isShown = (noise: number) => count >= threshold && count + noise >= threshold
  const isSeen = (noise: number) =>
    seen.status === 'shown'
      ? isShown(noise) && count + noise === seen.value
      : seen.status === 'withheld' && !isShown(noise)
  return row.noise.reduce((sum, noise, k) => sum + (isSeen(noise) ? (row.probabilities[k] ?? 0) : 0), 0)
}
