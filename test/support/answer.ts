import type { Cell } from '#analytics/contract/cell.js'
import type { Grain, Group, MeasureLabel, PeriodCell, TrendAnswer, TrendQuestion } from '#analytics/contract/trends.js'
import { addMonths } from '#analytics/vocabulary/calendar.js'

/** Builders of answers for tests: each defaults what a test does not care about. */
export const count = (value: number): Cell => ({ status: 'shown', value })
export const smallCount: Cell = { status: 'suppressed', reason: 'protected' }
export const noDenominator: Cell = { status: 'undefined', reason: 'no-denominator' }

export function proportion(numerator: number, denominator: number, lower: number, upper: number, unknown = 0): Cell {
  const interval = { lower, upper, confidence: 0.95, method: 'Wilson' }
  return { status: 'shown', value: numerator / denominator, numerator, denominator, unknown, interval }
}

/** Cells by month; the last `provisional` of them are still filling. */
export function monthly(cells: readonly Cell[], provisional = 0, first = '2021-08-01'): readonly PeriodCell[] {
  return cells.map((cell, index) => ({
    period: {
      label: addMonths(first, index).slice(0, 7),
      from: addMonths(first, index),
      to: addMonths(first, index + 1),
    },
    provisional: index >= cells.length - provisional,
    cell,
  }))
}

/** The one cell of a question without a time axis. */
export const whole = (cell: Cell): readonly PeriodCell[] => [{ period: null, provisional: false, cell }]

export const group = (key: Readonly<Record<string, string>>, cells: readonly PeriodCell[]): Group => ({
  key,
  label: Object.values(key).join(' · '),
  cells,
})

const measures: Readonly<Record<string, MeasureLabel>> = {
  studies: {
    id: 'studies',
    label: 'Imaging studies',
    description: 'Exams.',
    unit: 'studies',
    kind: 'count',
    version: 1,
  },
  icuAdmitted: {
    ...{ id: 'icuAdmitted', label: 'Admitted to intensive care', unit: 'share', kind: 'proportion', version: 1 },
    description: 'Share of contributed patients who were admitted to intensive care.',
  },
}

export interface AnswerParts {
  readonly measure?: 'studies' | 'icuAdmitted'
  readonly grain?: Grain
  readonly groups?: readonly Group[]
  readonly total: readonly PeriodCell[]
  readonly question?: Partial<TrendQuestion>
}

export function answer({ measure = 'studies', groups, total, question, ...parts }: AnswerParts): TrendAnswer {
  const grain = parts.grain ?? (total[0]?.period === null ? 'none' : 'month')
  const by = Object.keys(groups?.[0]?.key ?? {})
  const label = measures[measure]
  if (label === undefined) throw new Error(`no measure ${measure}`)
  return {
    question: {
      ...{ measure, by, clock: 'contributed', grain, from: null, to: null, where: [], asOf: null, cumulative: false },
      ...question,
    },
    snapshot: { id: '7f3a', publishedAt: '2024-11-22T06:00:00Z', dataTo: '2024-10-11' },
    measure: label,
    countingUnit: measure === 'studies' ? 'studies' : 'patients',
    estimand: 'Imaging studies.',
    groups: groups ?? [{ key: {}, label: 'All', cells: total }],
    total: { cells: total },
    threshold: 11,
    excluded: {},
    notes: [],
  }
}
