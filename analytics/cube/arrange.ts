import type { TrendQuestion, Period } from '../contract/trends.js'
import { BadQuestion } from '../question/bad-question.js'
import { dayNumbersBetween, endOf, periodsBetween, startOf } from '../vocabulary/period.js'
import { emptyTally, tally, type Tally } from '../disclosure/tally.js'

type Row = Readonly<Record<string, unknown>>

/** The exact answer as a table: a row a group, a column a period; without a time axis one column. */
export interface TallyTable {
  readonly periods: readonly (Period | null)[]
  readonly groups: readonly { readonly key: Readonly<Record<string, string>>; readonly cells: readonly Tally[] }[]
  readonly total: readonly Tally[]
}

/** Eleven years of days: no screen has as many points, and the answer stays within a megabyte. */
const mostPeriods = 4_000

/** More cells than this no reader takes in, and no page draws. */
const mostCells = 100_000

/** The rows of an answer in their places; undefined where there is none. */
export interface PlacedRows {
  readonly periods: TallyTable['periods']
  readonly groups: readonly { readonly key: Readonly<Record<string, string>>; readonly rows: readonly Placed[] }[]
  readonly total: readonly Placed[]
}

type Placed = Row | undefined

/**
 * Rows in any order become a whole table: a period or group without records is there, empty.
 *
 * @throws BadQuestion where the table would have more than 4,000 periods or 100,000 cells
 */
export function arrange(question: TrendQuestion, groupRows: readonly Row[], totalRows: readonly Row[]): TallyTable {
  return talliesOf(placeRows(question, groupRows, totalRows), tally)
}

/** The same rows may be read in several ways. */
export function talliesOf({ periods, groups, total }: PlacedRows, read: (row: Row) => Tally): TallyTable {
  const line = (rows: readonly Placed[]): readonly Tally[] =>
    rows.map((row) => (row === undefined ? emptyTally : read(row)))
  return { periods, groups: groups.map(({ key, rows }) => ({ key, cells: line(rows) })), total: line(total) }
}

/** @throws BadQuestion where the table would have more than 4,000 periods or 100,000 cells */
export function placeRows(question: TrendQuestion, groupRows: readonly Row[], totalRows: readonly Row[]): PlacedRows {
  const periods = periodsOf(question, totalRows)
  if (periods.length > mostPeriods) {
    throw new BadQuestion([{ field: 'grain', message: tooManyPeriods(question, periods) }])
  }
  const groups = rowsByGroup(question.by, groupRows)
  if (groups.length * periods.length > mostCells) {
    const message = `gives ${groups.length} groups by ${periods.length} periods; ask for fewer of either`
    throw new BadQuestion([{ field: question.by.length === 0 ? 'grain' : 'by', message }])
  }
  const place = new Map(periods.map((period, i) => [period?.from ?? null, i]))
  const line = (rows: readonly Row[]): readonly Placed[] => {
    const cells: Placed[] = periods.map(() => undefined)
    for (const row of rows) {
      const i = place.get(textOrNull(row['period']))
      if (i !== undefined) cells[i] = row
    }
    return cells
  }
  return { periods, groups: groups.map(({ key, rows }) => ({ key, rows: line(rows) })), total: line(totalRows) }
}

/** How many they are, and what would fit: closer bounds, or the next coarser grain that does. */
function tooManyPeriods({ clock, grain }: TrendQuestion, periods: readonly (Period | null)[]): string {
  const told = `gives ${periods.length} periods, more than ${mostPeriods}; ask for \`from\` and \`to\` at most ${mostPeriods}`
  const [first, last] = [periods[0], periods.at(-1)]
  if (clock === 'fromIndex' || !first || !last) return `${told} days apart`
  const count = (coarser: 'isoWeek' | 'month') => periodsBetween(coarser, first.from, last.to).length
  const fitting = grain === 'day' && count('isoWeek') <= mostPeriods ? 'isoWeek' : 'month'
  return `${told} ${grain === 'day' ? 'days' : 'weeks'} apart, or for grain=${fitting} (${count(fitting)} periods)`
}

interface GroupRows {
  readonly key: Readonly<Record<string, string>>
  readonly rows: readonly Row[]
}

/** Without dimensions all rows are one group. */
function rowsByGroup(by: readonly string[], rows: readonly Row[]): readonly GroupRows[] {
  if (by.length === 0) return [{ key: {}, rows }]
  const found = new Map<string, { key: Record<string, string>; rows: Row[] }>()
  for (const row of rows) {
    const key = Object.fromEntries(by.map((id, i) => [id, String(row[`d${i}`])]))
    const name = JSON.stringify(Object.values(key))
    const own = found.get(name)
    if (own) own.rows.push(row)
    else found.set(name, { key, rows: [row] })
  }
  // In an order of their own: what is withheld beside a small cell must not change from one asking to the next.
  return [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, group]) => group)
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
