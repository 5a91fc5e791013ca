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

const withheld = { status: 'suppressed', reason: 'protected' } as const

/** One group's curves as the answer has them, from what is released of the group and nothing else. */
export function shownCurve(event: CurveEvent, question: CurveQuestion, known: Released): Curve {
  const ids = event.causes.map(({ id }) => id)
  const estimated = estimate(lifeTableOf(known, ids.length), question.method, question.confidence)
  if (estimated === null) return { status: 'undefined', reason: 'nobody-observed' }
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
      const isExact = known.exactOn[i]?.includes(time) === true
      return { cause, events: events[i] ?? 0, incidence: shareCell(isExact ? step.causes[i] : undefined) }
    })
    const eventFree = shareCell(isWhole(known, time) ? step.eventFree : undefined)
    return [{ day: time, atRisk: step.atRisk, censored, eventFree, causes }]
  })
}

const shareCell = (share: Share | undefined): ShareCell =>
  share === undefined ? withheld : { status: 'shown', ...share }

/** Whether nobody waits on a day, for any cause. */
const isWhole = ({ exactOn, censoredExactOn }: Released, day: number): boolean =>
  [...exactOn, censoredExactOn].every((days) => days.includes(day))

function endOf(known: Released): CurveEnd {
  const last = known.rows.at(-1)?.time ?? null
  if (!isWhole(known, known.horizon)) return { day: last, reason: 'few-at-risk' }
  return known.remaining === 0 ? { day: last, reason: 'nobody-left' } : { day: known.horizon, reason: 'horizon' }
}

/** The curve stands on a day where it was last exact; past the last such day it is not told. */
function valueOn(
  day: number,
  cause: number,
  known: Released,
  { steps }: Estimate,
): Pick<ValueAt, 'readOn' | 'incidence'> {
  const exact = known.exactOn[cause] ?? []
  const readOn = exact.findLast((each) => each <= day) ?? null
  const isPastEnd = readOn !== null && readOn < day && !exact.some((each) => each >= day)
  if (readOn === null || isPastEnd) return { readOn: null, incidence: withheld }
  const step = steps.findLast((each) => each.day <= readOn)
  if (isUnobserved(steps, known, day))
    return { readOn: null, incidence: { status: 'undefined', reason: 'few-at-risk' } }
  return { readOn, incidence: shareCell(step?.causes[cause] ?? { value: 0, interval: null }) }
}

/** Past the last patient's observation the curve only goes on as it was, unless nobody was left to have the event. */
function isUnobserved(steps: readonly EstimateAt[], { remaining }: Released, day: number): boolean {
  const last = steps.at(-1)
  return remaining === 0 && last !== undefined && day > last.day && last.eventFree.value > 0
}

function dayOf(share: number, cause: number, events: number, known: Released, { quantile }: Estimate): DayCell {
  const { time, lower, upper } = quantile(cause, share)
  if (time !== null) return { status: 'shown', value: time, lower, upper }
  if (known.exactOn[cause]?.at(-1) !== known.horizon) return withheld
  return { status: 'undefined', reason: events === 0 ? 'no-events' : 'not-reached' }
}

/** Who waits at the horizon would count as if free of events until then. */
function meanOf(known: Released, { mean }: Estimate): MeanCell {
  if (!isWhole(known, known.horizon)) return withheld
  const { mean: value, interval, isExtended } = mean(known.horizon)
  return isExtended ? { status: 'undefined', reason: 'few-at-risk' } : { status: 'shown', value, interval }
}
