import type { ModelData } from 'highs'
import { isKnown, type LinkedTables, type Relation } from './linked-tables.js'

/** The attacker's linear programme: what is not known, within what is. */
export interface Programme {
  /** Places of the cells that are not known, in the order of the programme's columns. */
  readonly unknown: readonly number[]
  readonly model: ModelData
}

interface Row {
  readonly terms: readonly (readonly [column: number, factor: number])[]
  readonly from: number
  readonly to: number
}

/**
 * All tables that agree with what a reader knows, as one linear programme. Known cells are put in as numbers, so that
 * only what is withheld, or published with noise, makes the programme larger.
 */
export function programme({ cells, relations }: LinkedTables): Programme {
  const unknown = cells.flatMap((cell, place) => (isKnown(cell) ? [] : [place]))
  const columns = new Map(unknown.map((place, column) => [place, column]))
  const row = (parts: readonly number[], total: number, most: number): Row => {
    const factors = [...parts.map((place) => [place, 1] as const), [total, -1] as const]
    const known = factors.reduce(
      (sum, [at, factor]) => sum + (columns.has(at) ? 0 : factor * (cells[at]?.from ?? 0)),
      0,
    )
    const terms = factors.flatMap(([place, factor]) => {
      const column = columns.get(place)
      return column === undefined ? [] : [[column, factor] as const]
    })
    return { terms, from: -known, to: most - known }
  }
  const rows = relations.flatMap((relation) => rowsOf(relation, row)).filter(({ terms }) => terms.length > 0)
  return {
    unknown,
    model: asModel(
      unknown.map((place) => cells[place]),
      rows,
    ),
  }
}

function rowsOf({ kind, parts, total }: Relation, row: (parts: readonly number[], total: number, most: number) => Row) {
  if (kind === 'sum') return [row(parts, total, 0)]
  const atMostTotal = parts.map((part) => ({ ...row([part], total, 0), from: -Infinity }))
  return [row(parts, total, Infinity), ...atMostTotal]
}

function asModel(cells: readonly ({ from: number; to: number } | undefined)[], rows: readonly Row[]): ModelData {
  const terms = rows.flatMap((row) => row.terms)
  const starts = [0]
  for (const row of rows) starts.push((starts.at(-1) ?? 0) + row.terms.length)
  const size = { numCols: cells.length, numRows: rows.length }
  return {
    ...size,
    colCost: new Float64Array(cells.length),
    colLower: cells.map((cell) => cell?.from ?? 0),
    colUpper: cells.map((cell) => cell?.to ?? 0),
    rowLower: rows.map(({ from }) => from),
    rowUpper: rows.map(({ to }) => to),
    matrix: {
      ...size,
      ...{ format: 'csr', starts },
      indices: terms.map(([column]) => column),
      values: terms.map(([, factor]) => factor),
    },
  }
}
