import type { DimensionId } from '../catalogue/dimensions.js'
import type { MeasureId } from '../catalogue/measures.js'
import { measuresOf } from './measures-of.js'
import { countCell, durationCell, ratioCell, shareCell, type Exact, type Protection } from './protect-cell.js'
import { shown, withheld, type PublicCell } from './public-cell.js'

/** Where a cell is: the values of its table's dimensions, and its period. */
export interface Place {
  readonly period: string | null
  readonly key: Readonly<Partial<Record<DimensionId, string>>>
}

export interface MeasuredCell {
  readonly measure: MeasureId
  readonly cell: PublicCell
}

/** A row of a statement: its values by the names of its columns. */
export class ExactRow {
  constructor(
    private readonly columns: ReadonlyMap<string, number>,
    private readonly values: readonly unknown[],
  ) {}

  place(dimensions: readonly DimensionId[]): Place {
    const found = dimensions.flatMap((id) => {
      const value = this.value(id)
      return typeof value === 'string' ? [[id, value] as const] : []
    })
    const period = this.value('period')
    return { period: typeof period === 'string' ? period : null, key: Object.fromEntries(found) }
  }

  /** @throws RangeError where the column is not there or not a number */
  number(name: string): number {
    const value = this.value(name)
    if (typeof value === 'number') return value
    throw new RangeError(`expected a number in the column "${name}", got ${String(value)}`)
  }

  value(name: string): unknown {
    const at = this.columns.get(name)
    return at === undefined ? undefined : this.values[at]
  }
}

const all = (row: ExactRow): Exact => ({
  records: row.number('records'),
  patients: row.number('patients'),
  key: row.number('key'),
})

const part = (row: ExactRow, id: MeasureId, name: 'yes' | 'no'): Exact => ({
  records: row.number(`${id} ${name}`),
  patients: row.number(`${id} ${name} patients`),
  key: row.number(`${id} ${name} key`),
})

/**
 * What the release tells of the cells of one place, by measure.
 *
 * @param isDominated one site has most of the patients: a share would be that site's
 */
export function measuredCells(
  base: 'patient' | 'study',
  row: ExactRow,
  isDominated: boolean,
  protection: Protection,
): readonly MeasuredCell[] {
  return measuresOf(base).flatMap(({ id, measure }) => {
    if (measure.kind === 'ratio') return [{ measure: id, cell: ratioCell(all(row), protection) }]
    if (measure.kind === 'proportion') {
      const isOutcome = measure.tellsOutcome === true
      const parts = { yes: part(row, id, 'yes'), no: part(row, id, 'no'), isOutcome }
      const cell = shareCell(all(row), parts, protection)
      return [{ measure: id, cell: cell.status === 'shown' && isDominated && isOutcome ? withheld : cell }]
    }
    if (measure.kind !== 'count' || measure.distinct !== undefined) return []
    const records = measure.sum === undefined ? row.number('records') : row.number(id)
    return [{ measure: id, cell: countCell({ ...all(row), records }, protection) }]
  })
}

/** The sites of a cell are told where its patients are. */
export function siteCell(row: ExactRow, protection: Protection): PublicCell {
  const exact = { records: row.number('patients'), patients: row.number('patients'), key: row.number('key') }
  return countCell(exact, protection).status === 'shown' ? shown(row.number('sites')) : withheld
}

export function spentCell(row: ExactRow, isDominated: boolean, protection: Protection): PublicCell {
  const quartiles = row.value('quartiles')
  const cell = durationCell(all(row), isThree(quartiles) ? quartiles : null, protection)
  return cell.status === 'shown' && isDominated ? withheld : cell
}

const isThree = (value: unknown): value is readonly [number, number, number] =>
  Array.isArray(value) && value.length === 3 && value.every((each) => typeof each === 'number')

/** A site that has this share of a cell's patients makes the cell its own (METHODS: 85 %). */
const dominance = 0.85

export const isDominated = (largest: number, patients: number): boolean => largest >= dominance * patients
