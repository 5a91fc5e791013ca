import type { Cell } from '../contract/cell.js'

/**
 * What a share would be if nobody of whom the outcome is not known had it, and if all of them had: the widest that
 * missing outcomes can have moved it.
 *
 * Manski CF. Am Econ Rev 1990; 80 (2): 319-323.
 *
 * @returns null where the numbers it comes from are not shown
 * @example missingBounds({ status: 'shown', value: 0.5, numerator: 10, denominator: 20, unknown: 20 })
 * // { lower: 0.25, upper: 0.75 }
 */
export function missingBounds(cell: Cell): { readonly lower: number; readonly upper: number } | null {
  if (cell.status !== 'shown') return null
  const { numerator, denominator, unknown } = cell
  if (numerator === undefined || denominator === undefined || unknown === undefined) return null
  const all = denominator + unknown
  return all === 0 ? null : { lower: numerator / all, upper: (numerator + unknown) / all }
}
