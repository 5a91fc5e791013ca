import type { Curve, CurveAnswer, DayCell, MeanCell, ShareCell, ShownCurve } from './curves.js'
import type { Sheet, SheetValue } from './sheet.js'

const texts = ['part', 'cause'] as const
const numbers = ['day', 'readOn', 'share', 'value', 'lower', 'upper', 'events', 'censored', 'atRisk'] as const

type Line = Partial<Record<(typeof texts)[number] | (typeof numbers)[number] | 'status' | 'reason', SheetValue>>

const columns = [...texts, ...numbers, 'status', 'reason'] as const

/**
 * An answer of curves as rows, each saying by `part` what it is: `patients`, `events`, `censored` and `remaining` are
 * counts, `step` a point of a curve (`eventFree` among the causes), `ends` the end of it and why, `incidence` the share by a
 * day that was asked for, `quantile` the day by which a share had the event, `mean` the mean days without any event.
 * Everybody together comes after the groups, then the parts of the `test` and the `excluded` by reason, of everybody.
 */
export function curveSheet(answer: CurveAnswer): Sheet {
  const { by, event, method } = answer.question
  const isNumber = (name: string) => numbers.some((each) => each === name)
  const everybody = { key: {}, curve: answer.total }
  const lines = [...answer.groups, ...(by.length === 0 ? [] : [everybody])].flatMap(({ key, curve }) =>
    linesOf(curve).map((line) => ({ key, line })),
  )
  return {
    columns: [
      ...['event', 'method', ...by].map((name) => ({ name, type: 'text' }) as const),
      ...columns.map((name) => ({ name, type: isNumber(name) ? 'number' : 'text' }) as const),
      { name: 'snapshot', type: 'text' },
    ],
    rows: [...lines, ...everybodyLines(answer).map((line) => ({ key: {}, line }))].map(({ key, line }) => [
      ...[event, method],
      ...by.map((id) => new Map<string, string>(Object.entries(key)).get(id) ?? 'all'),
      ...columns.map((name) => line[name] ?? null),
      answer.snapshot.id,
    ]),
  }
}

function linesOf(curve: Curve): readonly Line[] {
  if (curve.status !== 'shown') return [{ part: 'patients', status: curve.status, reason: curve.reason }]
  const count = (part: string, value: number, cause: string | null = null): Line => ({
    ...{ part, cause, value, status: 'shown' },
  })
  return [
    count('patients', curve.patients),
    ...curve.events.map(({ cause, events }) => count('events', events, cause)),
    count('censored', curve.censored),
    count('remaining', curve.remaining),
    ...stepLines(curve),
    { part: 'ends', day: curve.ends.day, status: 'shown', reason: curve.ends.reason },
    ...curve.values.map(({ incidence, ...on }) => ({ part: 'incidence', ...on, ...share(incidence) })),
    ...curve.quantiles.map((each) => ({
      ...{ part: 'quantile', cause: each.cause, share: each.share, ...dayOf(each.day) },
    })),
    { part: 'mean', ...mean(curve.meanEventFree) },
  ]
}

const stepLines = ({ steps }: ShownCurve): readonly Line[] =>
  steps.flatMap(({ day, atRisk, censored, eventFree, causes }) => [
    { part: 'step', cause: 'eventFree', day, ...share(eventFree), censored, atRisk },
    ...causes.map(({ cause, events, incidence }) => ({
      part: 'step',
      cause,
      day,
      ...share(incidence),
      events,
      atRisk,
    })),
  ])

function share(cell: ShareCell): Line {
  if (cell.status !== 'shown') return { status: cell.status, reason: cell.reason }
  return {
    ...{ value: cell.value, lower: cell.interval?.lower ?? null, upper: cell.interval?.upper ?? null },
    status: cell.status,
  }
}

const dayOf = (cell: DayCell): Line =>
  cell.status === 'shown'
    ? { value: cell.value, lower: cell.lower, upper: cell.upper, status: cell.status }
    : { status: cell.status, reason: cell.reason }

const mean = (cell: MeanCell): Line =>
  cell.status === 'shown'
    ? { value: cell.value, lower: cell.interval.lower, upper: cell.interval.upper, status: cell.status }
    : { status: cell.status, reason: cell.reason }

function everybodyLines({ test, excluded }: CurveAnswer): readonly Line[] {
  const reasons = Object.entries(excluded).map(([reason, value]) => ({
    ...{ part: 'excluded', value, status: 'shown', reason },
  }))
  if (test.status !== 'shown') return [{ part: 'test', status: test.status, reason: test.reason }, ...reasons]
  const { statistic, degreesOfFreedom, p } = test
  const parts = Object.entries({ statistic, degreesOfFreedom, p })
  return [
    ...parts.map(([cause, value]) => ({ part: 'test', cause, value, status: 'shown', reason: test.name })),
    ...reasons,
  ]
}
