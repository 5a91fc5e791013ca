import { closedValues } from '../../catalogue/values.js'
import { relativesBefore, type Field } from '../../catalogue/fields.js'
import type { Cell } from '../../contract/cell.js'
import type { CompletenessOfField, QualityQuestion } from '../../contract/quality.js'
import type { PeriodCell } from '../../contract/trends.js'
import { placeRows, talliesOf, type TallyTable } from '../../cube/arrange.js'
import { groupLabel, inOrder } from '../../cube/groups.js'
import { measureOf } from '../../catalogue/measures.js'
import { dimensionFor } from '../../cube/selection.js'
import { isFilling } from '../../cube/trend-answer.js'
import { overlaps } from '../../cube/overlaps.js'
import { disclose, notIn } from '../../disclosure/disclose.js'
import type { Parts } from '../../disclosure/line.js'
import type { Policy } from '../../disclosure/policy.js'
import { withhold, type Table } from '../../disclosure/table.js'
import { tally, type Tally } from '../../disclosure/tally.js'
import { BadQuestion } from '../../question/bad-question.js'
import { asTrend } from './asked.js'

type Row = Readonly<Record<string, unknown>>

/** The rows of one base, as its statements gave them. */
export interface CompletenessRows {
  readonly fields: readonly Field[]
  readonly groups: readonly Row[]
  readonly total: readonly Row[]
}

/** More cells than this no reader takes in. */
const mostCells = 100_000

/**
 * How complete each field of one base is, as the role may see it.
 *
 * @throws BadQuestion where the answer would be too large
 */
export function completeness(
  question: QualityQuestion,
  { fields, groups, total }: CompletenessRows,
  policy: Policy,
  dataTo: string | null,
): readonly CompletenessOfField[] {
  const asked = asTrend(question, fields[0]?.base === 'study' ? 'studies' : 'patients')
  const placed = placeRows(asked, groups, total)
  const tables = fields.map((_, i) => talliesOf(placed, (row) => ofField(row, i)))
  refuseTooMany(tables)
  const areShared = overlaps(measureOf(asked.measure === 'studies' ? 'studies' : 'patients'), question.by)
  const before = policy.threshold === null ? undefined : sizesWithheld(tables[0], policy.threshold, areShared)
  return fields.map((field, i) => {
    const table = tables[i] ?? { periods: [], groups: [], total: [] }
    const exact = guarded(
      table,
      relativesBefore(field.id).map((id) => tables[fields.findIndex((each) => each.id === id)]),
    )
    const disclosed = disclose(exact, { kind: 'proportion', cumulative: false, overlaps: areShared }, policy, before)
    const line = (cells: readonly Cell[]) => periodCells(table, cells, dataTo)
    const told = table.groups.flatMap(({ key }, at) =>
      isNamed(question, table, at, before)
        ? [{ key, label: groupLabel(key), cells: line(disclosed.groups[at] ?? []) }]
        : [],
    )
    return {
      field: { id: field.id, label: field.label, kind: field.kind },
      countingUnit: asked.measure === 'studies' ? 'studies' : 'patients',
      groups: inOrder(question.by, told),
      total: { cells: line(disclosed.total) },
    }
  })
}

/** The tally of one field. Where patients are counted they are behind themselves. */
function ofField(row: Row, i: number): Tally {
  const [denominator, numerator] = [Number(row['denominator']), Number(row[`numerator${i}`])]
  return tally({
    ...{ denominator, numerator, patients: row['patients'] ?? denominator },
    ...{ yes_patients: row[`yes${i}`] ?? numerator, no_patients: row[`no${i}`] ?? denominator - numerator },
  })
}

function refuseTooMany(tables: readonly TallyTable[]): void {
  const [groups, periods] = [tables[0]?.groups.length ?? 0, tables[0]?.periods.length ?? 0]
  if (tables.length * groups * periods <= mostCells) return
  const message = `${tables.length} fields, ${groups} groups and ${periods} periods are too many at once; name fewer fields`
  throw new BadQuestion([{ field: 'field', message }])
}

/**
 * Which sizes of groups must not be known. All fields are shares of the same groups: were one field's cell withheld beside
 * group A and another's beside group B, each would tell the size that the other withholds. So sizes are decided once, and
 * a size that is withheld is withheld in all fields.
 */
function sizesWithheld(table: TallyTable | undefined, threshold: number, areShared: boolean): Table<boolean> {
  const lines = table === undefined ? [] : [...table.groups.map(({ cells }) => cells), table.total]
  const size = ({ parts }: Tally): Parts => parts.slice(0, 1)
  const sizes = lines.map((cells) => cells.map(size))
  return withhold(sizes, threshold, undefined, areShared ? notIn(lines, size) : [])
}

/**
 * Beside those known and not known, the people who tell a field from its relatives: who has a country of residence and no
 * state is the difference of two numbers that are both shown.
 */
function guarded(table: TallyTable, relatives: readonly (TallyTable | undefined)[]) {
  const cell = (own: Tally, others: readonly (Tally | undefined)[]): Tally =>
    own.parts.length === 0
      ? own
      : { ...own, parts: [...own.parts, ...others.map((other) => Math.max(0, known(other) - known(own)))] }
  const known = (tally: Tally | undefined): number => tally?.parts[1] ?? 0
  return {
    groups: table.groups.map(({ cells }, i) =>
      cells.map((own, j) =>
        cell(
          own,
          relatives.map((each) => each?.groups[i]?.cells[j]),
        ),
      ),
    ),
    total: table.total.map((own, j) =>
      cell(
        own,
        relatives.map((each) => each?.total[j]),
      ),
    ),
  }
}

/** Sites and other groups of no closed list are named only where one of their sizes may be known. */
function isNamed({ by }: QualityQuestion, table: TallyTable, at: number, before: Table<boolean> | undefined): boolean {
  const [id] = by
  if (before === undefined || id === undefined || (closedValues(dimensionFor(id)) ?? []).length > 0) return true
  return table.groups[at]?.cells.some(({ parts }, j) => (parts[0] ?? 0) > 0 && !before[at]?.[j]) ?? false
}

const periodCells = ({ periods }: TallyTable, cells: readonly Cell[], dataTo: string | null): readonly PeriodCell[] =>
  periods.map((period, i) => ({
    period,
    provisional: isFilling({ clock: 'contributed' }, period?.to ?? null, dataTo),
    cell: cells[i] ?? { status: 'undefined', reason: 'no-denominator' },
  }))
