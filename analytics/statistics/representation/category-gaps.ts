import type { Interval } from '../../contract/cell.js'
import { wilson } from '../wilson.js'
import { shares } from './shares.js'

export interface CategoryGap {
  readonly shareHere: number
  readonly shareInReference: number
  /** Share here less share in the reference. */
  readonly difference: number
  readonly interval: Interval
}

/**
 * For each category, its share here beside its share in the reference: where a distance comes from. The reference is
 * held to be known, so that the interval is Wilson's for the share here, moved by the share in the reference.
 *
 * Wilson EB. J Am Stat Assoc 1927; 22: 209-212.
 *
 * @param counts patients by category; the intervals are for each category by itself
 * @param reference counts or shares of the same categories, in the same order
 * @returns null where either is empty: there is nothing to compare
 * @throws RangeError where the categories differ in number, or one is negative, or unless 0 < confidence < 1
 * @example categoryGaps([8, 92], [10, 90])?.[0] // { shareHere: 0.08, shareInReference: 0.1, difference: -0.02, … }
 */
export function categoryGaps(
  counts: readonly number[],
  reference: readonly number[],
  confidence = 0.95,
): readonly CategoryGap[] | null {
  if (counts.length !== reference.length) {
    throw new RangeError(`expected the same categories, got ${counts.length} and ${reference.length}`)
  }
  const [ours, theirs] = [shares(counts), shares(reference)]
  if (ours === null || theirs === null) return null
  const total = counts.reduce((sum, count) => sum + count, 0)
  return counts.flatMap((count, i) => {
    const [shareHere, shareInReference] = [ours[i] ?? 0, theirs[i] ?? 0]
    const own = wilson(count, total, confidence)
    if (own === null) return []
    const interval = { ...own, lower: own.lower - shareInReference, upper: own.upper - shareInReference }
    return [{ shareHere, shareInReference, difference: shareHere - shareInReference, interval }]
  })
}
