import { deficientPart, protectEachOther, type Parts } from './line.js'

/**
 * Withhold more cells of a line whose sum is known, until those withheld protect each other.
 *
 * The smallest shown cells go first, of those that have the part that is lacking. Cells without patients stay shown.
 *
 * @param withheld whether each cell is withheld already
 * @returns the same array where nothing had to change; all that can be withheld where that is not enough
 * @example complement([[3], [40], [12]], [true, false, false], 11) // [true, false, true]
 */
export function complement(
  line: readonly Parts[],
  withheld: readonly boolean[],
  threshold: number,
): readonly boolean[] {
  const result = [...withheld]
  let hasChanged = false
  for (;;) {
    const hidden = line.filter((cell, i) => result[i] && size(cell) > 0)
    if (protectEachOther(hidden, threshold)) break
    const next = smallestShown(line, result, deficientPart(hidden, threshold))
    if (next === null) break
    result[next] = true
    hasChanged = true
  }
  return hasChanged ? result : withheld
}

const size = (cell: Parts): number => Math.max(0, ...cell)

/** The smallest shown cell that has the part, or any of them where no part lacks. */
function smallestShown(line: readonly Parts[], withheld: readonly boolean[], part: number | null): number | null {
  let smallest: number | null = null
  for (const [i, cell] of line.entries()) {
    const isCandidate = !withheld[i] && size(cell) > 0 && (part === null || (cell[part] ?? 0) > 0)
    if (isCandidate && (smallest === null || size(cell) < size(line[smallest] ?? []))) smallest = i
  }
  return smallest
}
