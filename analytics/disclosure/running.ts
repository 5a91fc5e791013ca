import type { Decision } from './decision.js'

/**
 * Decide a line of running totals from the decisions on its increments.
 *
 * Two neighbouring totals give the increment between them. A total is shown only where what was withheld since
 * the last shown one is nothing, or at least two increments that together reach the threshold; the last batch joins
 * the one before it where it alone would not.
 *
 * @param sizes patients behind each increment
 * @example running([50, 3, 20, 9], ['shown', 'small-count', 'shown', 'small-count'], 11)
 *          // ['shown', 'secondary', 'secondary', 'shown']
 */
export function running(
  sizes: readonly number[],
  increments: readonly Decision[],
  threshold: number,
): readonly Decision[] {
  const decisions: Decision[] = sizes.map(() => 'shown')
  for (const { first, last } of batches(sizes, increments, threshold)) {
    for (let i = first; i < last; i += 1) decisions[i] = 'secondary'
  }
  return decisions
}

/** Runs of periods, from a withheld increment to the one that makes the batch safe to close. */
function batches(sizes: readonly number[], increments: readonly Decision[], threshold: number) {
  const found: { first: number; last: number; cells: number; patients: number }[] = []
  let isOpen = false
  for (const [i, size] of sizes.entries()) {
    if (increments[i] === 'shown' || size === 0) continue
    const batch = isOpen ? found.at(-1) : undefined
    if (batch) Object.assign(batch, { last: i, cells: batch.cells + 1, patients: batch.patients + size })
    else found.push({ first: i, last: i, cells: 1, patients: size })
    const current = found.at(-1)
    isOpen = !(current && current.cells > 1 && current.patients >= threshold)
  }
  return isOpen ? closeLast(found, sizes.length) : found
}

function closeLast<B extends { first: number; last: number }>(found: readonly B[], length: number) {
  const last = found.at(-1)
  const before = found.at(-2)
  if (!last) return found
  if (!before) return [{ first: last.first, last: length }]
  return [...found.slice(0, -2), { first: before.first, last: last.last }]
}
