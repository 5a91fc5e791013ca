import type {
  BackTestCell,
  CompletenessCell,
  DelayOfGroup,
  DelayQuestion,
  MedianCell,
  NowcastRow,
  StudiesCell,
} from '../contract/delay.js'
import { groupLabel } from '../cube/groups.js'
import type { Policy } from '../disclosure/policy.js'
import { nowcastBackTest } from '../statistics/delay/nowcast-back-test.js'
import { reportingTriangle } from '../statistics/delay/reporting-triangle.js'
import { nowcastOf } from './disclosed-nowcast.js'
import { disclosedCompleteness } from './disclosed-completeness.js'
import { disclosedTriangle } from './disclosed-triangle.js'
import type { Reported } from './reported.js'

/** The delay of one group, as the role may see it. */
export function delayOfGroup(reported: Reported, question: DelayQuestion, policy: Policy): DelayOfGroup {
  const { maxDelay, confidence } = question
  const asOf = reported.periods.length - 1
  const triangle = asOf < 0 ? [] : reportingTriangle(reported.reports, { maxDelay, asOf })
  const delays = Array.from({ length: maxDelay + 1 }, (_, delay) => delay)
  const curve = disclosedCompleteness(triangle, delays.map(reported.patients.after), policy, confidence)
  const { reports, observed } = disclosedTriangle(triangle, reported, policy)
  // Periods after `to` have not been asked for: they are empty, and no exam of theirs was left out.
  const asked = reported.periods.filter(({ from }) => question.to === null || from < question.to)
  const key = Object.fromEntries(question.by.map((id) => [id, reported.value]))
  return {
    key,
    label: groupLabel(key),
    triangle: asked.map((period, i) => ({ period, reports: reports[i] ?? [] })),
    completeness: curve.map((cell, delay) => ({ delay, cell })),
    nowcast: asked.map((period, i): NowcastRow => {
      const completeness = curve[Math.min(asOf - i, maxDelay)] ?? unknown
      const seen = observed[i] ?? withheld
      return {
        ...{ period, observed: seen, completeness },
        provisional: asOf - i < maxDelay && !isComplete(completeness, question.completeFrom),
        estimate: nowcastOf(seen, completeness, policy, confidence),
      }
    }),
    medianDelay: medianDelay(curve),
    backTest: backTest(reported, question, policy, curve),
    earlier: earlierCell(reported, policy),
  }
}

const unknown = { status: 'undefined', reason: 'delays-unknown' } as const
const withheld = { status: 'suppressed', reason: 'protected' } as const

/** The first share that is not shown, for its reason. */
const absentIn = (cells: readonly CompletenessCell[]) => cells.find((cell) => cell.status !== 'shown')

const isComplete = (cell: CompletenessCell, completeFrom: number): boolean =>
  cell.status === 'shown' && cell.share >= completeFrom

/** The first delay by which half have come: of the shares that are shown, so that it tells no more than they do. */
function medianDelay(curve: readonly CompletenessCell[]): MedianCell {
  const reached = curve.findIndex((cell) => cell.status === 'shown' && cell.share >= 0.5)
  // One that is absent before it might have been the first.
  const before = reached === -1 ? curve : curve.slice(0, reached)
  return absentIn(before) ?? { status: 'shown', value: reached }
}

/**
 * How often earlier nowcasts were right. It counts intervals, of which there are many for each number of studies, and
 * not patients; it is withheld where any of the shares is that they come from, and has no more digits than these.
 */
function backTest(
  { reports, periods }: Reported,
  { maxDelay, confidence }: DelayQuestion,
  { threshold }: Policy,
  curve: readonly CompletenessCell[],
): BackTestCell {
  const absent = absentIn(curve)
  if (absent !== undefined) return absent
  const asOf = periods.length - 1
  // Half a longest delay of whole periods to learn from, and at most two longest delays back.
  const from = Math.max(Math.ceil(1.5 * maxDelay), asOf - 2 * maxDelay)
  const { tests, coverage } = nowcastBackTest(reports, { maxDelay, asOf, from, confidence })
  if (coverage === null) return { status: 'undefined', reason: 'too-few-periods' }
  const judged = tests.filter(({ estimate }) => estimate.estimable).length
  const told = threshold === null ? coverage : Math.round(100 * coverage) / 100
  return { status: 'shown', coverage: told, tests: judged }
}

function earlierCell({ earlier }: Reported, { threshold }: Policy): StudiesCell {
  const isSmall = threshold !== null && earlier.studies > 0 && earlier.patients < threshold
  return isSmall ? withheld : { status: 'shown', value: earlier.studies }
}
