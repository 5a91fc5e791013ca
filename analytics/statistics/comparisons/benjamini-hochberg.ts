import { placesAscending, requirePValues } from './p-values.js'

/**
 * p-values adjusted for their number: of those at or below a level, at most that share is expected to be false alarms.
 *
 * For looking over many series, where a few false alarms do little harm. Holds where tests are independent or agree in
 * direction. Only tests that were made belong in the list; the answer keeps its order.
 *
 * Benjamini Y, Hochberg Y. J R Stat Soc B 1995; 57: 289-300.
 *
 * @throws RangeError unless each p-value lies in [0, 1]
 * @example benjaminiHochberg([0.001, 0.04, 0.03, 0.2]) // [0.004, 0.0533, 0.0533, 0.2]
 */
export function benjaminiHochberg(values: readonly number[]): readonly number[] {
  requirePValues(values)
  const adjusted = values.map(() => 1)
  let least = 1
  placesAscending(values).forEach((_, i, ascending) => {
    const rank = values.length - i
    const { p, place } = ascending[rank - 1] ?? { p: 1, place: 0 }
    // p is not below itself times 1 or more, but rounding may put it there.
    least = Math.min(least, Math.max(p, (p * values.length) / rank))
    adjusted[place] = least
  })
  return adjusted
}
