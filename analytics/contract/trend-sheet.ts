import type { Cell } from './cell.js'
import type { Sheet, SheetColumn, SheetValue } from './sheet.js'
import type { PeriodCell, TrendAnswer } from './trends.js'

const text = (name: string): SheetColumn => ({ name, type: 'text' })
const number = (name: string): SheetColumn => ({ name, type: 'number' })

/**
 * A trend answer as rows: one a group and period, in the answer's order. The total is not among them.
 * Durations have their quartiles in two further columns.
 */
export function trendSheet(answer: TrendAnswer): Sheet {
  const { by } = answer.question
  const isDuration = answer.measure.kind === 'duration'
  return {
    columns: [
      text('measure'),
      ...by.map(text),
      ...['period', 'from', 'to'].map(text),
      ...['value', 'lower', 'upper', 'numerator', 'denominator', 'unknown'].map(number),
      text('status'),
      { name: 'provisional', type: 'boolean' },
      text('snapshot'),
      ...(isDuration ? ['q1', 'q3'].map(number) : []),
    ],
    rows: answer.groups.flatMap(({ key, cells }) =>
      cells.map((each) => [
        answer.measure.id,
        ...by.map((id) => key[id] ?? null),
        ...row(each),
        answer.snapshot.id,
        ...(isDuration ? quartiles(each.cell) : []),
      ]),
    ),
  }
}

function row({ period, provisional, cell }: PeriodCell): readonly SheetValue[] {
  const when = [period?.label ?? null, period?.from ?? null, period?.to ?? null]
  if (cell.status !== 'shown') return [...when, null, null, null, null, null, null, cell.status, provisional]
  const { value, interval, numerator = null, denominator = null, unknown = null } = cell
  const bounds = [interval?.lower ?? null, interval?.upper ?? null]
  return [...when, value, ...bounds, numerator, denominator, unknown, cell.status, provisional]
}

const quartiles = (cell: Cell): readonly SheetValue[] =>
  cell.status === 'shown' && cell.quartiles ? [cell.quartiles.q1, cell.quartiles.q3] : [null, null]
