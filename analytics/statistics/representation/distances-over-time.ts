import { jensenShannonDistance } from './jensen-shannon.js'

/**
 * The Jensen-Shannon distance of all patients up to the end of each period, as MIDRC follows its representativeness.
 *
 * @param periods for each period, its new patients by category
 * @returns for each period the distance, null until there are patients
 * @throws RangeError where the categories differ in number, or one is negative
 * @example distancesOverTime([[0, 0], [4, 0], [0, 4]], [1, 1]) // [null, 0.5579, 0]
 */
export function distancesOverTime(
  periods: readonly (readonly number[])[],
  reference: readonly number[],
): readonly (number | null)[] {
  const sums = reference.map(() => 0)
  return periods.map((counts) => {
    if (counts.length !== sums.length) {
      throw new RangeError(`expected ${sums.length} categories in each period, got ${counts.length}`)
    }
    counts.forEach((count, i) => (sums[i] = (sums[i] ?? 0) + count))
    return jensenShannonDistance(sums, reference)
  })
}
