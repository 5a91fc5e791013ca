import { protectEachOther, type Parts } from './line.js'
import type { Table } from './table.js'

/**
 * The periods at which running totals may be shown, for all rows at once.
 *
 * Two neighbouring totals give what came between them. They are shown only where, in every row, the increments that
 * were withheld since the last shown period protect each other. Rows share their periods: if one row's total were
 * missing at a period, the total of all less the others would give it back.
 *
 * @param increments patients by row and period, the total as the last row
 * @param withheld the decisions on the increments
 * @returns whether each period's running totals are withheld
 * @example runningWithheld([[[50], [3], [20], [9]]], [[false, true, false, true]], 11) // [false, true, true, false]
 */
export function runningWithheld(
  increments: Table<Parts>,
  withheld: Table<boolean>,
  threshold: number,
): readonly boolean[] {
  const periods = increments[0]?.length ?? 0
  const isSafe = (after: number, upTo: number): boolean =>
    increments.every((row, i) => {
      const hidden = row.filter((cell, j) => j > after && j <= upTo && withheld[i]?.[j] && Math.max(0, ...cell) > 0)
      return protectEachOther(hidden, threshold)
    })
  const shown: number[] = []
  for (let period = 0; period < periods; period += 1) {
    if (isSafe(shown.at(-1) ?? -1, period)) shown.push(period)
  }
  // The last total matters most: what came before it joins the batch that makes it safe.
  while (shown.length > 0 && shown.at(-1) !== periods - 1) {
    shown.pop()
    if (isSafe(shown.at(-1) ?? -1, periods - 1)) shown.push(periods - 1)
  }
  const isShown = new Set(shown)
  return Array.from({ length: periods }, (_, period) => !isShown.has(period))
}
