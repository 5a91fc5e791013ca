import type { Cell } from '#analytics/contract/cell.js'
import type { TrendAnswer } from '#analytics/contract/trends.js'
import { groupsOf } from './series.js'

/** The columns that every table has after those of its dimensions, as in the CSV. */
export const cellColumns = [
  ...(['period', 'from', 'to', 'value', 'lower', 'upper'] as const),
  ...(['numerator', 'denominator', 'unknown', 'status', 'provisional'] as const),
] as const

export type CellColumn = (typeof cellColumns)[number]

export interface TableRow {
  readonly group: string
  /** A value for each dimension of the question, in its order. */
  readonly values: readonly string[]
  readonly cell: Cell
  readonly fields: Readonly<Record<CellColumn, string | number | boolean | null>>
}

/**
 * The table that says the same as the figure: one row per group and period, at full precision, with the columns of the
 * CSV; `measure` and `snapshot`, the same in all rows, stand in its caption.
 */
export function tableRows(answer: TrendAnswer): readonly TableRow[] {
  const { by } = answer.question
  return groupsOf(answer).flatMap(({ key, label, cells }) =>
    cells.map(({ period, provisional, cell }) => ({
      group: label,
      values: by.map((dimension) => key[dimension] ?? 'unknown'),
      cell,
      fields: {
        ...{ period: period?.label ?? null, from: period?.from ?? null, to: period?.to ?? null },
        ...numbersOf(cell),
        ...{ status: cell.status, provisional },
      },
    })),
  )
}

function numbersOf(cell: Cell) {
  const shown = cell.status === 'shown' ? cell : null
  return {
    value: shown?.value ?? null,
    lower: shown?.interval?.lower ?? null,
    upper: shown?.interval?.upper ?? null,
    numerator: shown?.numerator ?? null,
    denominator: shown?.denominator ?? null,
    unknown: shown?.unknown ?? null,
  }
}

/** Where every number is withheld, its column says so. */
const always: ReadonlySet<CellColumn> = new Set(['value', 'status'])

/** Columns that hold something in at least one row: a count has no limits, a question without time no periods. */
export function filledColumns(rows: readonly TableRow[]): readonly CellColumn[] {
  return cellColumns.filter((column) => always.has(column) || rows.some(({ fields }) => isFilled(fields[column])))
}

const isFilled = (field: TableRow['fields'][CellColumn]): boolean => field !== null && field !== false
