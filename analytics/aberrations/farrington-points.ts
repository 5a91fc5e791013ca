import type { AberrationQuestion, SignalPoint } from '../contract/aberrations.js'
import { farringtonFlexible } from '../statistics/aberration/farrington-flexible.js'
import { countsOf, type Countable } from './countable.js'

/** Each week of a line against the same season of the years before it. Where a count before is not known it is left out. */
export function farringtonPoints(
  line: readonly Countable[],
  { alpha, years }: AberrationQuestion,
): readonly SignalPoint[] {
  const counts = countsOf(line)
  return line.map((each, week): SignalPoint => {
    if ('reason' in each) return { status: 'undefined', reason: each.reason }
    const judged = farringtonFlexible(counts, week, { alpha, years })
    if (!judged.estimable) return { status: 'undefined', reason: judged.reason }
    const { expected, upper, pValue, alarm } = judged
    return { status: 'shown', count: each.count, expected, upper, pValue, signal: alarm }
  })
}
