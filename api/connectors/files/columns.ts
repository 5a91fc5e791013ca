import { freeText } from '#analytics/quality/identifying/expectation.js'
import { identifying } from '#analytics/quality/identifying/identifying.js'
import { suggestion } from '#analytics/vocabulary/nearest.js'
import { ConnectorError } from '../connector.js'
import { columnsOfTable, type TableMapping } from './mapping.js'
import { discreet, shape } from '../shape.js'

/** The columns that a table's mapping reads, and those it can do without. */
export interface Wanted {
  readonly names: readonly string[]
  readonly optional: ReadonlySet<string>
}

export const wantedColumns = (table: TableMapping): Wanted => ({
  names: columnsOfTable(table).map(tidy),
  optional: new Set((table.optional ?? []).map(tidy)),
})

/** A header without the spaces around and the line breaks within that spreadsheets leave. */
export const tidy = (header: string): string => header.trim().replace(/\s+/g, ' ')

/** A file without a header has somebody's data where names are expected: what looks like that is told by its shape. */
export const shown = (header: string): string =>
  identifying(header, freeText) === null ? discreet(header, []) : shape(header)

function absent(file: string, column: string, headers: readonly string[]): string {
  const known = headers.filter((header) => header !== '').map(shown)
  const list = known.length > 40 ? `${known.slice(0, 40).join(', ')} and ${known.length - 40} more` : known.join(', ')
  return `${file} has no column "${column}"${suggestion(column, known)}; it has ${list}`
}

/** @throws ConnectorError that names the columns the mapping reads and the file lacks, and the nearest it has */
export function requireColumns(file: string, { names, optional }: Wanted, headers: readonly string[]): void {
  const lacking = names.filter((name) => !headers.includes(name) && !optional.has(name))
  if (lacking.length === 0) return
  throw new ConnectorError(lacking.map((name) => absent(file, name, headers)).join('\n'))
}

/**
 * Names that are unique: a header that comes back is `name#2`, and then the first is only found as `name#1`.
 * Columns without a name are known by their number.
 */
export function distinct(headers: readonly string[]): string[] {
  const tidied = headers.map(tidy)
  const total = new Map<string, number>()
  for (const header of tidied) total.set(header, (total.get(header) ?? 0) + 1)
  const seen = new Map<string, number>()
  return tidied.map((header, i) => {
    if (header === '') return `column ${i + 1}`
    if (total.get(header) === 1) return header
    const nth = (seen.get(header) ?? 0) + 1
    seen.set(header, nth)
    return `${header}#${nth}`
  })
}

/** @throws ConnectorError for a name in the mapping that several columns of the file have */
export function requireUnambiguous(file: string, { names }: Wanted, headers: readonly string[]): void {
  const tidied = headers.map(tidy)
  for (const name of names) {
    const places = tidied.flatMap((header, i) => (header === name ? [i + 1] : []))
    if (places.length > 1) {
      const which = places.map((_, i) => `"${name}#${i + 1}"`).join(' or ')
      throw new ConnectorError(`${file} has ${places.length} columns "${name}" (${places.join(', ')}): say ${which}`)
    }
  }
}
