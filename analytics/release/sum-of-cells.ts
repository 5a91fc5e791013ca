import type { Measure } from '../catalogue/measure.js'
import { none, shown, withheld, type PublicCell } from './public-cell.js'

/**
 * What protected cells of groups that nobody shares come to together. It tells no more than they do, and is as far off
 * as they are together.
 *
 * @returns withheld where one of them is
 */
export function sumOfCells(cells: readonly PublicCell[], kind: Measure['kind']): PublicCell {
  const [first = none] = cells
  if (cells.length === 1) return first
  if (cells.some(({ status }) => status === 'withheld')) return withheld
  const told = cells.flatMap((cell) => (cell.status === 'shown' ? [cell] : []))
  if (told.length === 0) return none
  const sum = (of: (cell: (typeof told)[number]) => number | null): number =>
    told.reduce((total, cell) => total + (of(cell) ?? 0), 0)
  if (kind === 'count') return shown(sum(({ value }) => value))
  const [numerator, denominator] = [sum((each) => each.numerator), sum((each) => each.denominator)]
  const unknown = told.some((each) => each.unknown === null) ? null : sum((each) => each.unknown)
  return denominator === 0 ? none : shown(numerator / denominator, { numerator, denominator, unknown })
}
