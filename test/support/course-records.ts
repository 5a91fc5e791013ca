import { curveEventOf, type CurveEventId } from '#analytics/catalogue/curve-events.js'
import type { CurveAnswer, CurveGroup, CurveQuestion, ShownCurve } from '#analytics/contract/curves.js'
import { courseCounts } from '#analytics/curves/course-counts.js'
import { curveAnswer } from '#analytics/curves/curve-answer.js'

/** How many left a group on which day, by state, as the database counts them; `remaining` has no day. */
export interface Leaving {
  readonly [state: string]: Readonly<Record<number, number>> | number
}

/** The rows of groups of one dimension, `sex`, as the statement of curves yields them. */
export function courseRecords(groups: Readonly<Record<string, Leaving>>): readonly Readonly<Record<string, unknown>>[] {
  const rows = Object.entries(groups).flatMap(([sex, leaving]) =>
    Object.entries(leaving).flatMap(([state, days]) => {
      const counts = typeof days === 'number' ? [[null, days] as const] : Object.entries(days)
      return counts.map(([day, patients]) => ({
        ...{ part: 'group', d0: sex, state, patients },
        day: day === null ? (state === 'remaining' ? 28 : null) : Number(day),
      }))
    }),
  )
  const sites = { part: 'sites', d0: null, state: null, day: null, patients: 3 }
  return [...rows, ...rows.map((row) => ({ ...row, part: 'total', d0: null })), sites]
}

const context = {
  snapshot: { id: 's', publishedAt: '2024-03-05T06:07:08Z', dataTo: null },
  absentValues: [],
  isInvented: false,
}

/** The answer to a question of curves about such groups. */
export function answerOn(
  groups: Readonly<Record<string, Leaving>>,
  threshold: number | null,
  asked: Partial<CurveQuestion> & { readonly event?: CurveEventId } = {},
): CurveAnswer {
  const event = curveEventOf(asked.event ?? 'discharged')
  const question: CurveQuestion = {
    ...{
      event: 'discharged',
      entry: 'admission',
      by: ['sex'],
      where: [],
      asOf: null,
      horizon: 28,
      at: [7, 14, 28],
      confidence: 0.95,
    },
    ...{ method: event.causes.length > 1 ? 'cumulativeIncidence' : 'kaplanMeier' },
    ...asked,
  }
  const counted = courseCounts(event, question.by, courseRecords(groups))
  return curveAnswer(event, question, counted, { ...context, policy: { threshold } })
}

export function shown({ curve, label }: CurveGroup): ShownCurve {
  if (curve.status !== 'shown') throw new Error(`expected a curve of ${label}, got ${JSON.stringify(curve)}`)
  return curve
}
