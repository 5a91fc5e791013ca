import type { StandardisedQuestion } from '../contract/standardised.js'
import { groupLabel, inOrder } from '../cube/groups.js'
import { emptyTally, tally, type Tally } from '../disclosure/tally.js'
import { BadQuestion } from '../question/bad-question.js'
import { bandsOf, own } from './standards.js'
import type { StrataRows } from './strata-rows.js'
import { sumOfTallies } from './sum-of-tallies.js'

type Row = Readonly<Record<string, unknown>>
type Key = Readonly<Record<string, string>>

export interface Stratum {
  readonly key: Key
  readonly label: string
}

/** One group, exact: its strata in the order of the table's, all of them together, and those whose stratum is unknown. */
export interface StratifiedGroup {
  readonly cells: readonly Tally[]
  readonly crude: Tally
  readonly leftOut: Tally
}

export interface StrataTable {
  readonly strata: readonly Stratum[]
  readonly groups: readonly (StratifiedGroup & { readonly key: Key; readonly label: string })[]
  readonly total: StratifiedGroup
}

/** More cells than this make an answer that nobody waits for. */
const mostCells = 100_000

/** @throws BadQuestion where groups by strata are more than 100,000 */
export function strataTable(question: StandardisedQuestion, rows: StrataRows): StrataTable {
  const { by } = question
  const strata = strataOf(question, rows)
  const place = new Map(strata.map(({ key }, i) => [nameOf(key), i]))
  const found = new Map<string, { readonly key: Key; readonly rows: Row[] }>()
  if (by.length === 0) found.set(nameOf({}), { key: {}, rows: [] })
  for (const row of rows.groups) {
    const key = keyOf(by, row, 'g')
    const group = found.get(nameOf(key)) ?? { key, rows: [] }
    group.rows.push(row)
    found.set(nameOf(key), group)
  }
  if (found.size * strata.length > mostCells) {
    const message = `gives ${found.size} groups by ${strata.length} strata; ask for fewer of either`
    throw new BadQuestion([{ field: 'by', message }])
  }
  const stratified = (own: readonly Row[]) => groupOf(own, question.strata, place)
  const groups = inOrder(by, [...found.values()]).map(({ key, rows: own }) => ({
    ...{ key, label: groupLabel(key) },
    ...stratified(own),
  }))
  return { strata, groups, total: stratified(rows.total) }
}

function groupOf(rows: readonly Row[], ids: readonly string[], place: ReadonlyMap<string, number>): StratifiedGroup {
  const cells = Array.from({ length: place.size }, () => emptyTally)
  const leftOut: Tally[] = []
  for (const row of rows) {
    const i = place.get(nameOf(keyOf(ids, row, 's')))
    if (i === undefined) leftOut.push(tally(row))
    else cells[i] = tally(row)
  }
  return { cells, crude: sumOfTallies(cells), leftOut: unitsOf(sumOfTallies(leftOut)) }
}

/** How many there are, with the outcome known or not. */
const unitsOf = ({ denominator, unknown, parts }: Tally): Tally => ({
  ...emptyTally,
  numerator: (denominator ?? 0) + (unknown ?? 0),
  parts: parts.slice(0, 1),
})

/** Those that somebody is in; of a standard population also those that nobody is in, of the ages asked for. */
function strataOf({ strata, standard, where }: StandardisedQuestion, { total }: StrataRows): readonly Stratum[] {
  const isKnown = (key: Key) => Object.values(key).every((value) => value !== 'unknown')
  const found = total.map((row) => keyOf(strata, row, 's')).filter(isKnown)
  const [age = ''] = strata
  const isAsked = (value: string) => where.every(({ dimension, values }) => dimension !== age || values.includes(value))
  const keys =
    standard === own
      ? found
      : bandsOf(age)
          .filter(isAsked)
          .map((value) => ({ [age]: value }))
  return inOrder(
    strata,
    keys.map((key) => ({ key, label: groupLabel(key) })),
  )
}

const keyOf = (ids: readonly string[], row: Row, column: 'g' | 's'): Key =>
  Object.fromEntries(ids.map((id, i) => [id, String(row[`${column}${i}`])]))

const nameOf = (key: Key): string => JSON.stringify(Object.values(key))
