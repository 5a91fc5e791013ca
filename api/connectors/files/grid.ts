import { ConnectorError } from '../connector.js'
import { distinct, requireColumns, requireUnambiguous, tidy } from './columns.js'
import type { OpenedFile, Row } from './row.js'

/** A row as it stands in a table of cells. */
export interface GridRow {
  readonly place: string
  readonly cells: readonly string[]
}

const isBlank = ({ cells }: GridRow): boolean => cells.every((cell) => cell.trim() === '')

/** Titles of groups stand over the first of their columns only; they count for those to the right, too. */
function carried(titles: readonly string[], width: number): string[] {
  let title = ''
  return Array.from({ length: width }, (_, i) => (title = tidy(titles[i] ?? '') || title))
}

/** The names of the columns from the rows of the header, the last row naming single columns. */
export function headerNames(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(0, ...rows.map((row) => row.length))
  const groups = rows.slice(0, -1).map((row) => carried(row, width))
  const last = rows.at(-1) ?? []
  return Array.from({ length: width }, (_, i) => tidy([...groups.map((row) => row[i]), last[i]].join(' ')))
}

const separators: readonly (readonly [string, string])[] = [
  ['\t', 'tabs'],
  [',', 'commas'],
  [';', 'semicolons'],
  ['|', 'vertical bars'],
]

const isWanted = (name: string, { names }: OpenedFile['wanted']): boolean =>
  names.includes(tidy(name.replaceAll('"', '')))

/** A header in one cell is one whose separator is another than was expected. */
function requireSeparated({ name, wanted, table }: OpenedFile, headers: readonly string[]): void {
  const [only = '', ...others] = headers
  if (others.length > 0 || wanted.names.length < 2) return
  const found = separators.find(([separator]) => {
    const names = only.split(separator)
    return names.length > 1 && (names.length >= wanted.names.length || names.some((name) => isWanted(name, wanted)))
  })
  if (!found) return
  const isSaid = table.format !== undefined || table.delimiter !== undefined
  const advice = isSaid
    ? 'the mapping says another separator: save the file with that one, or change `format:` or `delimiter:` there'
    : 'give it the ending that says so (.csv, .tsv), or say `delimiter:` in the mapping'
  throw new ConnectorError(
    `${name} seems to be separated by ${found[1]}: its header is one cell, and ${wanted.names.length} columns are ` +
      `mapped; ${advice}`,
  )
}

function requireNames(file: string, names: readonly string[], row: number): void {
  if (names.some((name) => name !== '')) return
  throw new ConnectorError(`${file} has no names in row ${row}: say with \`header:\` in which row they stand`)
}

function settle(file: OpenedFile, headers: readonly string[]): number[] {
  requireUnambiguous(file.name, file.wanted, headers)
  const names = distinct(headers)
  requireColumns(file.name, file.wanted, names)
  file.found(names)
  return file.wanted.names.map((name) => names.indexOf(name))
}

function fault({ cells }: GridRow, width: number, shortRows: boolean): Row['fault'] {
  const value = (): string => `${cells.length} ${cells.length === 1 ? 'cell' : 'cells'} under ${width} headers`
  if (cells.length < width && !shortRows) return { rule: 'too-few-cells', value: value() }
  const isBeyond = cells.slice(width).some((cell) => cell.trim() !== '')
  return isBeyond ? { rule: 'too-many-cells', value: value() } : undefined
}

/**
 * The rows below the header of a table of cells. Blank rows are passed over; a row with more or fewer cells than
 * there are headers is given with its fault, because its values may stand under the wrong ones.
 */
export async function* gridRows(rows: AsyncIterable<GridRow>, file: OpenedFile): AsyncGenerator<Row> {
  const { header: headerAt = [1], firstRow = Math.max(0, ...headerAt) + 1, shortRows = false } = file.table
  const header: (readonly string[])[] = []
  const lastHeader = Math.max(0, ...headerAt)
  let [number, width] = [0, 0]
  let slots: number[] | undefined
  for await (const row of rows) {
    number += 1
    if (headerAt.includes(number)) header.push(row.cells)
    if (lastHeader === 0 && !slots) {
      slots = settle(
        file,
        row.cells.map((_, i) => String(i + 1)),
      )
      width = row.cells.length
    } else if (number === lastHeader) {
      requireSeparated(file, row.cells)
      const names = headerNames(header)
      requireNames(file.name, names, lastHeader)
      slots = settle(file, names)
      width = names.findLastIndex((name) => name !== '') + 1
    }
    if (!slots || number < firstRow || isBlank(row)) continue
    const problem = fault(row, width, shortRows)
    yield {
      place: row.place,
      cells: slots.map((slot) => row.cells[slot] ?? ''),
      ...(problem ? { fault: problem } : {}),
    }
  }
  if (number === 0) throw new ConnectorError(`${file.name} is empty: expected ${lastHeader ? 'a header' : 'rows'}`)
  if (!slots) throw new ConnectorError(`${file.name} has ${number} rows: the header is said to be in row ${lastHeader}`)
}
