import type { Period } from '../contract/trends.js'
import { addDays, type PlainDate } from '../vocabulary/calendar.js'
import { endOf, labelOf, startBefore, startOf } from '../vocabulary/period.js'
import type { SpanGrain } from './spans.js'

/**
 * The last period that the data reach to its end. A triangle stands at the end of a period: of the one that is still
 * going on, not all that is contributed in it has come, and delays that end in it would look rarer than they are.
 *
 * @param dataTo the last day on which anything was contributed
 * @example presentPeriod('month', '2022-06-20') // May 2022
 */
export function presentPeriod(grain: SpanGrain, dataTo: PlainDate): Period {
  const running = startOf(grain, dataTo)
  const from = endOf(grain, running) <= addDays(dataTo, 1) ? running : startBefore(grain, running, 1)
  return { label: labelOf(grain, from), from, to: endOf(grain, from) }
}
