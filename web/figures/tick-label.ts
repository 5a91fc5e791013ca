import type { MeasureLabel } from '#analytics/contract/trends.js'
import { count, measured, short } from '../format/number.js'

/** The words of a round number on an axis. @example tickLabel(0.025, 'proportion') // '2.5 %' */
export function tickLabel(value: number, kind: MeasureLabel['kind']): string {
  if (kind === 'proportion') return `${Number((value * 100).toPrecision(4))}\u202f%`
  if (kind !== 'count') return measured(value)
  return value < 1_000_000 ? count(value) : short(value)
}
