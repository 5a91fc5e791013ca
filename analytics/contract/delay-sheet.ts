import type { Interval } from './cell.js'
import type { CompletenessCell, DelayAnswer, DelayOfGroup } from './delay.js'
import type { Sheet, SheetColumn, SheetValue } from './sheet.js'
import type { Period } from './trends.js'

const text = (name: string): SheetColumn => ({ name, type: 'text' })
const number = (name: string): SheetColumn => ({ name, type: 'number' })

/**
 * A delay answer as rows of five parts: of each group the triangle, a row a period and delay; the completeness, a row a
 * delay; what was observed and the nowcast, a row a period each; and the median delay and the back-test.
 */
export function delaySheet({ question: { by }, groups, snapshot }: DelayAnswer): Sheet {
  return {
    columns: [
      ...by.map(text),
      ...['part', 'period', 'from', 'to'].map(text),
      ...['delay', 'value', 'lower', 'upper', 'variance'].map(number),
      { name: 'provisional', type: 'boolean' },
      ...['status', 'reason', 'snapshot'].map(text),
    ],
    rows: groups.flatMap((group) =>
      rowsOf(group).map((row) => [...by.map((id) => group.key[id] ?? null), ...row, snapshot.id]),
    ),
  }
}

interface Line {
  readonly part: string
  readonly period?: Period
  readonly delay?: number
  readonly provisional?: boolean
  readonly value: Value
}

type Value =
  | {
      readonly status: 'shown'
      readonly value: number
      readonly variance?: number | null
      readonly interval?: Interval | null
    }
  | { readonly status: 'suppressed' | 'undefined'; readonly reason: string }

function rowsOf({ triangle, completeness, nowcast, medianDelay, backTest }: DelayOfGroup) {
  const lines: readonly Line[] = [
    ...triangle.flatMap(({ period, reports }) =>
      reports.map((value, delay): Line => ({ part: 'triangle', period, delay, value })),
    ),
    ...completeness.map(({ delay, cell }): Line => ({ part: 'completeness', delay, value: asValue(cell) })),
    ...nowcast.flatMap(({ period, provisional, observed, estimate }): readonly Line[] => [
      { part: 'observed', period, provisional, value: observed },
      { part: 'nowcast', period, provisional, value: estimate },
    ]),
    { part: 'medianDelay', value: medianDelay },
    { part: 'backTest', value: backTest.status === 'shown' ? { ...backTest, value: backTest.coverage } : backTest },
  ]
  return lines.map(row)
}

const asValue = (cell: CompletenessCell): Value => (cell.status === 'shown' ? { ...cell, value: cell.share } : cell)

function row({ part, period, delay, provisional: isFilling, value }: Line): readonly SheetValue[] {
  const when = [part, period?.label ?? null, period?.from ?? null, period?.to ?? null, delay ?? null]
  const provisional = isFilling ?? null
  if (value.status !== 'shown') return [...when, null, null, null, null, provisional, value.status, value.reason]
  const { interval, variance = null } = value
  const numbers = [value.value, interval?.lower ?? null, interval?.upper ?? null, variance]
  return [...when, ...numbers, provisional, value.status, null]
}
