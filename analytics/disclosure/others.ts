import { complement } from './complement.js'
import { isSmall, type Parts } from './line.js'

/**
 * Withhold cells of a group that overlaps with others where the total would give back a small number of those who are
 * not in it: with 997 of 1,000 patients in a group, it is known that 3 are not. The group goes rather than the total,
 * which a question without groups gives.
 *
 * @param others those of the total who are not in the group, by period
 * @param withheld which cells of the group are withheld already
 * @param total which of the total are
 * @returns the same array where nothing had to change
 * @example protectOthers([[3], [600]], [false, false], [false, false], 11) // [true, true]
 */
export function protectOthers(
  others: readonly Parts[],
  withheld: readonly boolean[],
  total: readonly boolean[],
  threshold: number,
): readonly boolean[] {
  const isHidden = others.map((_, i) => withheld[i] === true || total[i] === true)
  const small = others.map((cell, i) => isHidden[i] === true || isSmall(cell, threshold))
  const all = complement(others, small, threshold)
  if (all.every((each, i) => each === isHidden[i])) return withheld
  return withheld.map((each, i) => each || (all[i] === true && total[i] !== true))
}
