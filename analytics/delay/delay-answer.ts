import type { CompletenessCell, DelayAnswer, DelayOfGroup, DelayQuestion, NoDelayReason } from '../contract/delay.js'
import type { Note, Period } from '../contract/trends.js'
import { disclosedExclusions } from '../cube/exclusions.js'
import { groupLabel, inOrder } from '../cube/groups.js'
import type { Policy } from '../disclosure/policy.js'
import { BadQuestion } from '../question/bad-question.js'
import { daysBetween } from '../vocabulary/calendar.js'
import { delayNotes } from './delay-notes.js'
import { delayOfGroup } from './delay-of-group.js'
import { reportedByGroup, type Reported } from './reported.js'
import { surroundingsOf, type Surrounding } from './surroundings.js'

type Row = Readonly<Record<string, unknown>>

export interface DelayContext {
  readonly snapshot: DelayAnswer['snapshot']
  readonly policy: Policy
  /** Null where nothing says when anything was contributed. */
  readonly present: Period | null
  /** Of analytics/delay/delay-query.ts. */
  readonly surroundings: readonly Row[]
  readonly notes: readonly Note[]
}

/** More cells than this no reader takes in. */
const mostCells = 100_000

/**
 * How long after the exam studies are contributed, from the exact reports.
 *
 * @throws BadQuestion where the answer would have more than 100,000 cells
 */
export function delayAnswer(question: DelayQuestion, rows: readonly Row[], context: DelayContext): DelayAnswer {
  const { present, policy, snapshot, surroundings } = context
  const reported = present === null ? [] : reportedByGroup(rows, question.grain, present)
  refuseTooMany(
    question,
    reported.reduce((sum, { periods }) => sum + periods.length, 0),
  )
  const { usable: found, leftOut } = surroundingsOf(surroundings)
  const usable = { ...found, patients: leastPatients(reported) }
  const excluded = disclosedExclusions(leftOut, policy)
  const delivered = deliveries(usable, context)
  const reason = reasonWithout(present, leftOut)
  const told = reported.map((each) => delayOfGroup(each, question, policy))
  const groups = told.length === 0 && question.by.length === 0 ? [nothing(question, reason)] : told
  return {
    ...{ question, snapshot, present, excluded },
    countingUnit: 'studies',
    groups: inOrder(question.by, groups),
    deliveries: delivered,
    threshold: policy.threshold,
    notes: [
      ...delayNotes(question, {
        ...{ usable, excluded, present, policy, delivered, groups },
        reason: told.length === 0 ? reason : null,
      }),
      ...context.notes,
    ],
  }
}

function refuseTooMany({ by, maxDelay }: DelayQuestion, periods: number): void {
  if (periods * (maxDelay + 1) <= mostCells) return
  const message = `gives ${periods} periods of all groups by ${maxDelay + 1} delays; ask for fewer, or for a window`
  throw new BadQuestion([{ field: by.length === 0 ? 'window' : 'by', message }])
}

/** There are at least as many patients as the most that any period has: enough to know that they are not few. */
const leastPatients = (reported: readonly Reported[]): number =>
  Math.max(0, ...reported.flatMap(({ periods, patients }) => periods.map((_, i) => patients.of(i))))

/** Why there is no delay, where there is none: what most of the studies that are left out lack. */
function reasonWithout(present: Period | null, leftOut: Row): NoDelayReason {
  if (present === null) return 'no-contribution-dates'
  const count = (name: string): number => Number(leftOut[name] ?? 0)
  const reasons: readonly (readonly [NoDelayReason, number])[] = [
    ['shifted-dates', count('shifted')],
    ['too-coarse-dates', count('tooCoarse')],
    ['no-contribution-dates', count('notContributed')],
    ['too-few-periods', count('afterPresent')],
  ]
  const [reason, most] = reasons.reduce((one, other) => (other[1] > one[1] ? other : one))
  return most === 0 ? 'no-dated-exams' : reason
}

function nothing({ maxDelay }: DelayQuestion, reason: NoDelayReason): DelayOfGroup {
  const cell = { status: 'undefined', reason } as const
  const completeness = Array.from({ length: maxDelay + 1 }, (_, delay): { delay: number; cell: CompletenessCell } => ({
    ...{ delay, cell },
  }))
  return {
    ...{ key: {}, label: groupLabel({}), triangle: [], nowcast: [], completeness },
    ...{ medianDelay: cell, backTest: cell, earlier: { status: 'shown', value: 0 } },
  }
}

/** Of fewer patients than may be told, the days are not told either: each came on one of them. */
function deliveries(
  { days, first_day: first, patients }: Surrounding,
  { present, policy: { threshold } }: Pick<DelayContext, 'present' | 'policy'>,
): DelayAnswer['deliveries'] {
  if (first === null || present === null || (threshold !== null && patients < threshold)) return null
  return { days, weeks: Math.ceil(daysBetween(first, present.to) / 7) }
}
