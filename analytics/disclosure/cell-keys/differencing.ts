import type { PerturbationRow } from './perturbation-row.js'

/** A number that somebody may see as the difference of two published counts, and how probable it is. */
export interface Difference {
  readonly difference: number
  readonly probability: number
}

type Noise = Pick<PerturbationRow, 'noise' | 'probabilities'>

/**
 * How the published count of a group differs from that of the same group without one patient who is in it.
 *
 * The two sets have cell keys of their own, so that the noise of one says nothing about that of the other. Were the
 * patient not in the group, both sets would be the same, with the same key, and differ by exactly zero: a difference
 * that is not zero proves that the patient is in it. Cell keys alone thus hide nobody from somebody who may ask for nearly
 * equal groups, which is why the public asks of a fixed lattice only.
 *
 * The exact convolution of the rows of `count` and `count - 1`.
 *
 * @param count with the patient
 * @param table by true count from 0 on
 * @returns ascending, each difference once
 * @throws RangeError unless count is a whole number >= 1 and the table has its rows
 * @example differencesBetween(1, perturbationTable(defaultNoise))[0] // { difference: 0, probability: 0.7345 }
 */
export function differencesBetween(count: number, table: readonly Noise[]): readonly Difference[] {
  if (!(Number.isSafeInteger(count) && count >= 1)) {
    throw new RangeError(`count must be a whole number >= 1, got ${count}`)
  }
  const [larger, smaller] = [rowOf(count, table), rowOf(count - 1, table)]
  const probabilities = new Map<number, number>()
  larger.noise.forEach((one, k) => {
    smaller.noise.forEach((other, l) => {
      const difference = 1 + one - other
      const both = (larger.probabilities[k] ?? 0) * (smaller.probabilities[l] ?? 0)
      probabilities.set(difference, (probabilities.get(difference) ?? 0) + both)
    })
  })
  return [...probabilities]
    .map(([difference, probability]) => ({ difference, probability }))
    .sort((one, other) => one.difference - other.difference)
}

function rowOf(count: number, table: readonly Noise[]): Noise {
  const row = table[Math.min(count, table.length - 1)]
  if (row === undefined) throw new RangeError(`the table has no row for the count ${count}`)
  return row
}
