import type { Cell } from '#analytics/contract/cell.js'
import type { Group, PeriodCell, TrendAnswer, TrendQuestion } from '#analytics/contract/trends.js'
import { plainQuestion } from '../../web/question/trend-question.js'

/** Made-up answers to hold figures and sentences to: months from January 2023, sums of nothing real. */
export const shown = (value: number): Cell => ({ status: 'shown', value })
export const small: Cell = { status: 'suppressed', reason: 'protected' }

export function monthly(cells: readonly Cell[], provisionalFrom = cells.length): readonly PeriodCell[] {
  return cells.map((cell, index) => {
    const [from, to] = [index, index + 1].map((n) => new Date(Date.UTC(2023, n, 1)).toISOString().slice(0, 10))
    return {
      period: { label: from?.slice(0, 7) ?? '', from: from ?? '', to: to ?? '' },
      provisional: index >= provisionalFrom,
      cell,
    }
  })
}

export const whole = (cell: Cell): readonly PeriodCell[] => [{ period: null, provisional: false, cell }]

export function group(dimension: string, value: string, cells: readonly PeriodCell[], label = value): Group {
  return { key: { [dimension]: value }, label, cells }
}

export function answer(
  question: Partial<TrendQuestion>,
  groups: readonly Group[],
  total: readonly PeriodCell[],
): TrendAnswer {
  return {
    question: { ...plainQuestion('studies'), ...question },
    snapshot: { id: '0123456789ab', publishedAt: '2024-11-01T00:00:00Z', dataTo: '2023-12-31' },
    measure: { id: 'studies', label: 'Studies', description: '', unit: 'studies', kind: 'count', version: 1 },
    countingUnit: 'studies',
    groups,
    total: { cells: total },
    threshold: 11,
    excluded: {},
    notes: [],
  }
}
