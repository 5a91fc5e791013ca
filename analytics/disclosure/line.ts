/** The patients behind each part of a cell that a reader could single out: all of them, or yes, no and all. */
export type Parts = readonly number[]

/** The primary rule: a cell is withheld where one of its parts is fewer than `threshold` patients, but not none. */
export const isSmall = (cell: Parts, threshold: number): boolean => cell.some((part) => part > 0 && part < threshold)

/**
 * Whether cells withheld from a line whose sum is known protect each other.
 *
 * Their sum is what is left when the shown ones are taken away. A lone cell is that sum itself. Of several, each at
 * least one, none is pinned below `threshold` where the sum leaves the greatest of them room to reach it:
 * sum - (cells - 1) >= threshold, for every part; a part that none of them has is known to be zero, which may be shown.
 *
 * @param line each withheld cell, at least one patient in it
 * @example protectEachOther([[3], [12]], 11) // true
 * @example protectEachOther([[1], [1], [10]], 11) // false: 12 for three cells leaves none more than 10
 */
export function protectEachOther(line: readonly Parts[], threshold: number): boolean {
  if (line.length === 0) return true
  return line.length > 1 && deficientPart(line, threshold) === null
}

/** The first part of which the withheld cells have too little, or null. */
export function deficientPart(line: readonly Parts[], threshold: number): number | null {
  const parts = line[0]?.length ?? 0
  for (let part = 0; part < parts; part += 1) {
    const counts = line.map((cell) => cell[part] ?? 0).filter((count) => count > 0)
    const sum = counts.reduce((total, count) => total + count, 0)
    if (sum > 0 && sum - (counts.length - 1) < threshold) return part
  }
  return null
}
