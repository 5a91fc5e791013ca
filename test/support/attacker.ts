/** What a reader can do with a table of counts: take what is shown from a sum that is known. */

/** A line of counts with their sum; null where it is withheld. */
export interface SeenLine {
  readonly counts: readonly (number | null)[]
  readonly sum: number
}

/**
 * The most that each withheld count can be, given that each withheld cell has at least one; null where none is.
 *
 * Whoever sees the line knows what the withheld ones add up to. Each of them can be as large as that leaves room for.
 */
export function mostOfEach({ counts, sum }: SeenLine): number | null {
  const withheld = counts.filter((count) => count === null).length
  if (withheld === 0) return null
  const shown = counts.reduce<number>((total, count) => total + (count ?? 0), 0)
  return sum - shown - (withheld - 1)
}
