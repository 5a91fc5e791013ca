import type { CurveEvent } from '../catalogue/curve-events.js'
import type {
  Curve,
  CurveEnd,
  CurveQuestion,
  CurveStep,
  DayCell,
  MeanCell,
  ShareCell,
  ValueAt,
} from '../contract/curves.js'
import { estimate, type Estimate, type EstimateAt, type Share } from './estimate.js'
import { lifeTableOf, type Released } from './released.js'

const shares = [0.25, 0.5, 0.75] as const

/** What those who wait could at most be of those at risk, or add to a share that is told past the last batch. */
const mostMissing = 0.02

const withheld = { status: 'suppressed', reason: 'protected' } as const

/** One group's curves as the answer has them, from what is released of the group and nothing else. */
export function shownCurve(event: CurveEvent, question: CurveQuestion, known: Released): Curve {
  const ids = event.causes.map(({ id }) => id)
  const estimated = estimate(lifeTableOf(known, ids.length), question.method, question.confidence)
  if (estimated === null) return { status: 'undefined', reason: 'nobody-observed' }
  if (estimated.isEmptied) return { status: 'undefined', reason: 'emptied' }
  const totals = ids.map((_, i) => known.rows.reduce((sum, { events }) => sum + (events[i] ?? 0), 0))
  return {
    status: 'shown',
    patients: known.patients,
    events: ids.map((cause, i) => ({ cause, events: totals[i] ?? 0 })),
    censored: known.rows.reduce((sum, { censored }) => sum + censored, 0),
    remaining: known.remaining,
    steps: stepsOf(ids, known, estimated),
    ends: endOf(known),
    values: ids.flatMap((cause, i) =>
      question.at.map((day) => ({ cause, day, ...valueOn(day, i, known, estimated) }) satisfies ValueAt),
    ),
    quantiles: ids.flatMap((cause, i) =>
      shares.map((share) => ({ cause, share, day: dayOf(share, i, totals[i] ?? 0, known, estimated) })),
    ),
    meanEventFree: meanOf(known, estimated),
  }
}

function stepsOf(ids: readonly string[], known: Released, { steps }: Estimate): readonly CurveStep[] {
  const byDay = new Map(steps.map((step) => [step.day, step]))
  return known.rows.flatMap(({ time, events, censored }) => {
    const step = byDay.get(time)
    if (step === undefined) return []
    const causes = ids.map((cause, i) => {
      const isExact = known.exactOn[i]?.includes(time) === true && isNearEnough(known, time, step.atRisk)
      return { cause, events: events[i] ?? 0, incidence: shareCell(isExact ? step.causes[i] : undefined) }
    })
    const eventFree = shareCell(isWhole(known, time) ? step.eventFree : undefined)
    return [{ day: time, atRisk: step.atRisk, censored, eventFree, causes }]
  })
}

const shareCell = (share: Share | undefined): ShareCell =>
  share === undefined ? withheld : { status: 'shown', ...share }

/**
 * Whether those censored who wait, and count as still at risk, are none or too few to move a share: beside few at risk,
 * ten who had left could make a third of a quarter.
 */
const isNearEnough = ({ censoredExactOn, mostWaiting }: Released, day: number, atRisk: number): boolean =>
  censoredExactOn.includes(day) || mostWaiting <= mostMissing * atRisk

/** Whether nobody waits on a day, for any cause. */
const isWhole = ({ exactOn, censoredExactOn }: Released, day: number): boolean =>
  [...exactOn, censoredExactOn].every((days) => days.includes(day))

function endOf(known: Released): CurveEnd {
  const last = known.rows.at(-1)?.time ?? null
  if (!isWhole(known, known.horizon)) return { day: last, reason: 'few-at-risk' }
  return known.remaining === 0 ? { day: last, reason: 'nobody-left' } : { day: known.horizon, reason: 'horizon' }
}

/**
 * The curve stands on a day where it was last exact: between batches a share is a little old, and says so. Past the last
 * of them it is told where those who wait are few beside all; never as none, where some wait.
 */
function valueOn(
  day: number,
  cause: number,
  known: Released,
  { steps }: Estimate,
): Pick<ValueAt, 'readOn' | 'incidence'> {
  if (isUnobserved(steps, known, day))
    return { readOn: null, incidence: { status: 'undefined', reason: 'few-at-risk' } }
  const exact = (known.exactOn[cause] ?? []).filter((each) => isNearEnough(known, each, atRiskOn(steps, known, each)))
  const readOn = exact.findLast((each) => each <= day)
  if (readOn === undefined) return { readOn: null, incidence: withheld }
  const share = steps.findLast((each) => each.day <= readOn)?.causes[cause] ?? { value: 0, interval: null }
  if (readOn === day) return { readOn, incidence: shareCell(share) }
  const isHeld = canHold(known, day) || (known.heldFrom !== null && known.heldFrom <= day)
  const isPastEnd = !exact.some((each) => each > day) && known.mostWaiting > mostMissing * known.patients
  if (isHeld || isPastEnd || share.value === 0) return { readOn: null, incidence: withheld }
  return { readOn, incidence: shareCell(share) }
}

/** How many were at risk when the curve last moved. */
const atRiskOn = (steps: readonly EstimateAt[], { patients }: Released, day: number): number =>
  steps.findLast((each) => each.day <= day)?.atRisk ?? patients

/**
 * Whether a batch of one more than the threshold could have been refused: a share withheld for that reason and no other
 * would say that exactly one patient is left.
 */
function canHold({ rows, patients, mostWaiting }: Released, day: number): boolean {
  const left = rows
    .filter(({ time }) => time <= day)
    .reduce((rest, { events, censored }) => rest - events.reduce((sum, count) => sum + count, censored), patients)
  return left < 2 * (mostWaiting + 1)
}

/** Past the last patient's observation the curve only goes on as it was, unless nobody was left to have the event. */
function isUnobserved(steps: readonly EstimateAt[], { remaining }: Released, day: number): boolean {
  const last = steps.at(-1)
  return remaining === 0 && last !== undefined && day > last.day && last.eventFree.value > 0
}

function dayOf(share: number, cause: number, events: number, known: Released, { steps, quantile }: Estimate): DayCell {
  const { time, lower, upper } = quantile(cause, share)
  if (time !== null) {
    const isShown = isNearEnough(known, time, atRiskOn(steps, known, time))
    return isShown ? { status: 'shown', value: time, lower, upper } : withheld
  }
  if (known.exactOn[cause]?.at(-1) !== known.horizon) return withheld
  return { status: 'undefined', reason: events === 0 ? 'no-events' : 'not-reached' }
}

/** What waiting could at most add to a mean that is told, in days. */
const mostDelay = 0.1

/** Who waits counts as if still there, so that the mean is too large by no more than they are, for all of the time. */
function meanOf(known: Released, { mean }: Estimate): MeanCell {
  const { exactOn, censoredExactOn, horizon, patients, mostWaiting, heldFrom } = known
  const waiting = [...exactOn, censoredExactOn].filter((days) => days.length <= horizon).length * mostWaiting
  const isHeld = heldFrom !== null || (waiting > 0 && canHold(known, horizon))
  if (isHeld || waiting * horizon > mostDelay * patients) return withheld
  const { mean: value, interval, isExtended } = mean(horizon)
  return isExtended ? { status: 'undefined', reason: 'few-at-risk' } : { status: 'shown', value, interval }
}
