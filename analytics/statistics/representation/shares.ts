/**
 * Each category's part of the whole.
 *
 * @returns null where the categories are empty
 * @throws RangeError where one is negative or not a number
 * @example shares([1, 3]) // [0.25, 0.75]
 */
export function shares(categories: readonly number[]): readonly number[] | null {
  const odd = categories.find((each) => !(each >= 0 && Number.isFinite(each)))
  if (odd !== undefined) throw new RangeError(`each category must be a number >= 0, got ${odd}`)
  const total = categories.reduce((sum, each) => sum + each, 0)
  return total === 0 ? null : categories.map((each) => each / total)
}
