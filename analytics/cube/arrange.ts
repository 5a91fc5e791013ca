import type { TrendQuestion, Period } from '../contract/trends.js'
import { dayNumbersBetween, endOf, periodsBetween, startOf } from '../vocabulary/period.js'
import { emptyTally, tally, type Tally } from './tally.js'

type Row = Readonly<Record<string, unknown>>

/** The exact answer as a table: a row a group, a column a period; without a time axis one column. */
export interface TallyTable {
  readonly periods: readonly (Period | null)[]
  readonly groups: readonly { readonly key: Readonly<Record<string, string>>; readonly cells: readonly Tally[] }[]
  readonly total: readonly Tally[]
}

/** Rows in any order become a whole table: a period or group without records is there, empty. */
export function arrange(question: TrendQuestion, groupRows: readonly Row[], totalRows: readonly Row[]): TallyTable {
  const periods = periodsOf(question, totalRows)
  const place = new Map(periods.map((period, i) => [period?.from ?? null, i]))
  const line = (rows: readonly Row[]): readonly Tally[] => {
    const cells: Tally[] = periods.map(() => emptyTally)
    for (const row of rows) {
      const i = place.get(textOrNull(row['period']))
      if (i !== undefined) cells[i] = tally(row)
    }
    return cells
  }
  return { periods, groups: grouped(question.by, groupRows, line), total: line(totalRows) }
}

function grouped(by: readonly string[], rows: readonly Row[], line: (rows: readonly Row[]) => readonly Tally[]) {
  if (by.length === 0) return [{ key: {}, cells: line(rows) }]
  const byKey = new Map<string, Row[]>()
  for (const row of rows) {
    const key = JSON.stringify(by.map((_, i) => row[`d${i}`]))
    const own = byKey.get(key)
    if (own) own.push(row)
    else byKey.set(key, [row])
  }
  return [...byKey.values()].map((own) => ({
    key: Object.fromEntries(by.map((id, i) => [id, String(own[0]?.[`d${i}`])])),
    cells: line(own),
  }))
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** The periods asked for, or those from the first to the last record. */
function periodsOf({ clock, grain, from, to }: TrendQuestion, rows: readonly Row[]): readonly (Period | null)[] {
  if (grain === 'none') return [null]
  const found = rows.map((row) => row['period']).filter((value) => typeof value === 'string')
  if (clock === 'fromIndex') {
    const days = found.map(Number)
    if (days.length === 0) return []
    return dayNumbersBetween(Number(from ?? Math.min(...days)), Number(to ?? Math.max(...days) + 1))
  }
  const starts = [...found].sort()
  const first = from ?? starts[0]
  const last = starts.at(-1)
  const end = to ?? (last === undefined ? undefined : endOf(grain, startOf(grain, last)))
  return first === undefined || end === undefined || first >= end ? [] : periodsBetween(grain, first, end)
}
