import { placesAscending, requirePValues } from './p-values.js'

/**
 * p-values adjusted for their number: at a level, the chance of any false alarm at all is at most that level.
 *
 * For claims that must each stand. Holds whatever the dependence between tests, and is never weaker than Bonferroni's.
 * Only tests that were made belong in the list; the answer keeps its order.
 *
 * Holm S. Scand J Stat 1979; 6: 65-70.
 *
 * @throws RangeError unless each p-value lies in [0, 1]
 * @example holm([0.001, 0.04, 0.03, 0.2]) // [0.004, 0.09, 0.09, 0.2]
 */
export function holm(values: readonly number[]): readonly number[] {
  requirePValues(values)
  const adjusted = values.map(() => 1)
  let most = 0
  placesAscending(values).forEach(({ p, place }, i) => {
    most = Math.min(1, Math.max(most, p * (values.length - i)))
    adjusted[place] = most
  })
  return adjusted
}
