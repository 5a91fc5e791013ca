import type { Cell } from '../contract/cell.js'
import type { Measure } from '../catalogue/measure.js'
import { wilson } from '../statistics/wilson.js'
import type { PublicCell } from './public-cell.js'

/** A cell of the release as an answer tells it. Intervals are of the protected numbers, and tell no more than they do. */
export function cellOf(cell: PublicCell, kind: Measure['kind']): Cell {
  if (cell.status === 'withheld') return { status: 'suppressed', reason: 'protected' }
  if (cell.status === 'none') return { status: 'undefined', reason: 'no-denominator' }
  const { value, numerator, denominator, unknown, q1, q3 } = cell
  const parts = {
    ...(numerator === null ? {} : { numerator }),
    ...(denominator === null ? {} : { denominator }),
    ...(unknown === null ? {} : { unknown }),
  }
  if (kind === 'duration') {
    const quartiles = q1 === null || q3 === null ? {} : { quartiles: { q1, median: value, q3 } }
    return { status: 'shown', value, ...parts, ...quartiles }
  }
  if (kind !== 'proportion') return { status: 'shown', value, ...parts }
  const interval = numerator === null || denominator === null ? null : wilson(numerator, denominator)
  return { status: 'shown', value, ...parts, ...(interval === null ? {} : { interval }) }
}
