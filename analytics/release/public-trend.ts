import type { Measure } from '../catalogue/measure.js'
import type { DimensionId } from '../catalogue/dimensions.js'
import type { Period, TrendQuestion } from '../contract/trends.js'
import { placeRows } from '../cube/arrange.js'
import type { DisclosedTrend } from '../cube/trend-answer.js'
import { cellOf } from './cell-of.js'
import { none, shown, withheld, type PublicCell } from './public-cell.js'
import { runningTotals, type CellAt } from './running-totals.js'
import { sumOfCells } from './sum-of-cells.js'
import type { ReleaseTables } from './release-query.js'

type Row = Readonly<Record<string, unknown>>

/** The cells of a question from the rows of its tables in the release, each in its group and period. */
export function publicTrend(
  measure: Measure,
  question: TrendQuestion,
  tables: ReleaseTables,
  rows: { readonly groups: readonly Row[]; readonly total: readonly Row[] },
): DisclosedTrend {
  const { by, grain } = question
  const groups = gathered(measure, rows.groups, by, tables.groups)
  const total = gathered(measure, rows.total, [], tables.total)
  const own = (cells: Gathered) => [...cells.values()].filter((each) => each.row['grain'] === grain)
  const placed = placeRows(
    question,
    own(groups).map(({ row }) => row),
    own(total).map(({ row }) => row),
  )
  const line = (cells: Gathered, key: readonly string[]): DisclosedTrend['total'] => {
    const at: CellAt = (of, period) => cells.get(nameOf(of, key, period))?.cell ?? absent(measure)
    const told = question.cumulative
      ? runningTotals(placed.periods.filter(isPeriod), question, at)
      : placed.periods.map((period) => at(grain, period?.from ?? null))
    return told.map((cell) => cellOf(cell, measure.kind))
  }
  return {
    periods: placed.periods,
    groups: placed.groups.map(({ key }) => ({
      key,
      cells: line(
        groups,
        by.map((id) => key[id] ?? ''),
      ),
    })),
    total: line(total, []),
  }
}

const isPeriod = (period: Period | null): period is Period => period !== null

/** A cell that no record falls into: zero of what adds up. */
const absent = (measure: Measure): PublicCell => (measure.kind === 'count' ? shown(0) : none)

interface GatheredCell {
  readonly row: Row
  readonly cell: PublicCell
}
type Gathered = ReadonlyMap<string, GatheredCell>

const nameOf = (grain: unknown, key: readonly unknown[], period: unknown): string =>
  JSON.stringify([grain, key, period])

/** Rows of a table by their group and period; those that differ by the dimension the question is held to add up. */
function gathered(
  measure: Measure,
  rows: readonly Row[],
  by: readonly string[],
  table: readonly DimensionId[],
): Gathered {
  const found = new Map<string, Row[]>()
  for (const row of rows) {
    const key = by.map((id) => row[`value_${table.findIndex((each) => each === id)}`])
    const name = nameOf(row['grain'], key, row['period'])
    found.set(name, [
      ...(found.get(name) ?? []),
      { ...row, ...Object.fromEntries(key.map((value, i) => [`d${i}`, value])) },
    ])
  }
  return new Map(
    [...found].map(([name, all]) => {
      const [row = {}] = all
      return [name, { row, cell: sumOfCells(all.map(cellFrom), measure.kind) }] as const
    }),
  )
}

function cellFrom(row: Row): PublicCell {
  if (row['is_withheld'] === true || typeof row['value'] !== 'number') return withheld
  const number = (name: string): number | null => {
    const value = row[name]
    return typeof value === 'number' ? value : null
  }
  return shown(row['value'], {
    numerator: number('numerator'),
    denominator: number('denominator'),
    unknown: number('unknown'),
    q1: number('q1'),
    q3: number('q3'),
  })
}
