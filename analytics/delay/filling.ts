import type { Period, TrendQuestion } from '../contract/trends.js'
import type { Policy } from '../disclosure/policy.js'
import { completenessByDelay } from '../statistics/delay/completeness.js'
import { reportingTriangle } from '../statistics/delay/reporting-triangle.js'
import { reverseHazards } from '../statistics/delay/reverse-hazards.js'
import type { PlainDate } from '../vocabulary/calendar.js'
import { labelOf, startBefore } from '../vocabulary/period.js'
import { coarseness, inSteps } from './disclosed-completeness.js'
import { reportedByGroup } from './reported.js'
import { longestDelay, plural, type SpanGrain } from './spans.js'

/** Periods that too little has come of to be compared with those before them. */
export interface Filling {
  /** First day of the first of them. */
  readonly from: PlainDate
  /** From which on, in words. */
  readonly told: string
}

/** Below this a period is provisional. METHODS: kept out of trends, signals and headlines. */
const completeFrom = 0.95

/** Whether periods of a question are those of exams, of a grain by which delays are followed. */
export function followsDelays({ clock, grain }: Pick<TrendQuestion, 'clock' | 'grain'>): SpanGrain | null {
  return clock !== 'performed' || grain === 'none' || grain === 'day' ? null : grain
}

/**
 * Which periods of exams are still filling, by how long contributions have taken until now.
 *
 * Where counts are protected it goes by shares as coarse as analytics/delay/disclosed-completeness.ts has them, and tells
 * of these only whether they reach 0.95. Where not even such a share can be had, or delays are not known, there is nothing
 * to go by.
 *
 * @param rows of the statement of reports, of all groups together
 * @returns null where none is still filling, or it is not known
 */
export function fillingPeriods(
  rows: readonly Readonly<Record<string, unknown>>[],
  grain: SpanGrain,
  present: Period,
  { threshold }: Policy,
): Filling | null {
  const [reported] = reportedByGroup(rows, grain, present)
  const maxDelay = longestDelay[grain]
  if (reported === undefined || reported.periods.length <= maxDelay) return null
  const hazards = reverseHazards(reportingTriangle(reported.reports, { maxDelay, asOf: reported.periods.length - 1 }))
  const step = threshold === null ? null : coarseness(hazards, threshold)
  if (threshold !== null && step === null) return null
  const shares = completenessByDelay(hazards).map((each) => (each && step ? inSteps(each.share, step) : each?.share))
  // Shares grow with the delay: from the first that is enough on, all are.
  const enough = shares.findIndex((share) => share !== undefined && share >= completeFrom)
  const isKnown = shares.slice(0, enough).every((share) => share !== undefined)
  if (enough === 0 || !isKnown) return null
  const from = startBefore(grain, present.from, enough - 1)
  const first = labelOf(grain, from)
  const share = threshold === null ? `${(100 * (shares[enough - 1] ?? 0)).toFixed(0)} % of ${first}, ` : ''
  return {
    from,
    told: `Periods from ${first} on are provisional: ${share}less than 95 % of their exams had come by the end of ${present.label}, of those that come within ${maxDelay} ${plural(grain)}.`,
  }
}
