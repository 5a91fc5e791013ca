/** By entity: the most records that one patient has. */
export type Largest = Readonly<Record<string, number>>

/** The most records of a snapshot's patients, from the one row of `largestStatement`. */
export const largestFrom = (row: Readonly<Record<string, unknown>>): Largest => ({
  ...{ patient: 1, study: Number(row['study'] ?? 1), stay: Number(row['stay'] ?? 1) },
  breathing_support: Number(row['breathing_support'] ?? 1),
})

/**
 * How many records are surely of `threshold` patients: 20 studies may be one patient's. Infinite where it is not known
 * how many records one patient can have.
 *
 * @example recordsNeeded('study', 11, { study: 6 }) // 61: ten patients have at most 60
 */
export function recordsNeeded(entity: string, threshold: number, largest: Largest): number {
  const most = largest[entity]
  return most === undefined ? Infinity : (threshold - 1) * most + 1
}
