import type { AberrationAnswer } from './aberrations.js'
import type { Sheet } from './sheet.js'

/** An aberration answer as rows: one a group and period. */
export function aberrationSheet(answer: AberrationAnswer): Sheet {
  const { by } = answer.question
  return {
    columns: [
      { name: 'measure', type: 'text' },
      ...by.map((name) => ({ name, type: 'text' }) as const),
      ...['period', 'from', 'to'].map((name) => ({ name, type: 'text' }) as const),
      ...['count', 'expected', 'upper', 'pValue'].map((name) => ({ name, type: 'number' }) as const),
      { name: 'signal', type: 'boolean' },
      ...['status', 'reason', 'snapshot'].map((name) => ({ name, type: 'text' }) as const),
    ],
    rows: answer.groups.flatMap(({ key, points }) =>
      points.map(({ period, point }) => [
        answer.measure.id,
        ...by.map((id) => key[id] ?? null),
        ...[period.label, period.from, period.to],
        ...(point.status === 'shown'
          ? [point.count, point.expected, point.upper, point.pValue, point.signal, point.status, null]
          : [null, null, null, null, null, point.status, point.reason]),
        answer.snapshot.id,
      ]),
    ),
  }
}
