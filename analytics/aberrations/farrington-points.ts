import type { AberrationQuestion, SignalPoint } from '../contract/aberrations.js'
import { farringtonFlexible } from '../statistics/aberration/farrington-flexible.js'
import { noufailySettings } from '../statistics/aberration/farrington-settings.js'
import { countsOf, type Countable } from './countable.js'

/**
 * Each week of a line against the same season of the years before it. Those withheld are the small ones: a threshold from
 * the others would lie too high, and so there is none.
 */
export function farringtonPoints(
  line: readonly Countable[],
  { alpha, years }: AberrationQuestion,
): readonly SignalPoint[] {
  const counts = countsOf(line)
  const { weeksPerYear, halfWindow } = noufailySettings
  const reach = years * weeksPerYear + halfWindow
  return line.map((each, week): SignalPoint => {
    if ('reason' in each) return { status: 'undefined', reason: each.reason }
    const before = line.slice(Math.max(0, week - reach), week)
    if (before.some((past) => 'reason' in past && past.reason === 'withheld')) {
      return { status: 'undefined', reason: 'withheld' }
    }
    const judged = farringtonFlexible(counts, week, { alpha, years })
    if (!judged.estimable) return { status: 'undefined', reason: judged.reason }
    const { expected, upper, pValue, alarm } = judged
    return { status: 'shown', count: each.count, expected, upper, pValue, signal: alarm }
  })
}
