import { basename } from 'node:path'
import { ConnectorError, type Connector, type Notice, type Page } from '../connector.js'
import { shown, wantedColumns } from './columns.js'
import { formatOf, readers } from './format.js'
import { locate } from './locate.js'
import type { Mapping, TableMapping } from './mapping.js'
import { compileRecord, type ConformRow, type Outcome } from './record.js'
import type { OpenedFile, Row } from './row.js'

export interface FilesOptions {
  readonly name: string
  /** Paths and globs, from `folder`. */
  readonly paths: readonly string[]
  /** Where relative paths start: the folder of the configuration. */
  readonly folder: string
  readonly mapping: Mapping
}

const rowsPerPage = 2_000

const wildcard = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  )

/** The tables of the mapping that a file is read as: one, or several sheets of a workbook. */
function tablesFor(name: string, { name: mapping, tables }: Mapping): readonly TableMapping[] {
  const fitting = tables.filter(({ files }) => files === undefined || wildcard(files).test(name))
  if (fitting.length > 0) return fitting
  const known = tables.flatMap(({ files }) => files ?? []).join(', ')
  throw new ConnectorError(`${name} is for no table of ${mapping}, which has tables for ${known}`)
}

/** `cases.tsv line 12`, but `file 3 line 12` where a file is named after the patient it holds. */
function originOf(file: string, nth: number, place: string, identifiers: readonly string[]): string {
  const telling = identifiers.some((identifier) => identifier.length > 3 && file.includes(identifier))
  return `${telling ? `file ${nth}` : file} ${place}`
}

/** Rows of a file made into pages, each with what its rows gave. */
async function* pages(file: OpenedFile, nth: number): AsyncGenerator<Page> {
  const { table, wanted, name, signal } = file
  const conformers = compile(table, wanted.names)
  let outcome = emptyOutcome()
  let [read, last] = [0, '']
  const page = (): Page => ({ cursor: `${nth} ${last}`, read, ...outcome })
  for await (const row of readers[table.format ?? formatOf(name)](file)) {
    ;[read, last] = [read + 1, row.place]
    if (row.fault) refuse(row, row.fault, file, nth, outcome)
    else for (const conform of conformers) conform(row.cells, (own) => originOf(name, nth, row.place, own), outcome)
    if (read < rowsPerPage) continue
    signal.throwIfAborted()
    yield page()
    ;[outcome, read] = [emptyOutcome(), 0]
  }
  if (read > 0) yield page()
}

const emptyOutcome = (): Outcome => ({ records: [], observations: [], refusals: [] })

function compile(table: TableMapping, columns: readonly string[]): ConformRow[] {
  const slotOf = (column: string): number => columns.indexOf(column.trim().replace(/\s+/g, ' '))
  return table.records.map((record) => compileRecord(record, table, slotOf))
}

function refuse(
  row: Row,
  fault: NonNullable<Row['fault']>,
  file: OpenedFile,
  nth: number,
  { refusals }: Outcome,
): void {
  const origin = originOf(file.name, nth, row.place, row.cells)
  for (const { entity } of file.table.records) refusals.push({ entity, origin, field: '', ...fault })
}

/** Tables on disk, read through a mapping. */
export class FilesConnector implements Connector {
  readonly kind = 'files'
  readonly name: string
  private readonly unused = new Map<string, readonly string[]>()
  private readonly rows = new Map<string, number>()

  constructor(private readonly options: FilesOptions) {
    this.name = options.name
  }

  async *read(signal: AbortSignal): AsyncGenerator<Page> {
    this.unused.clear()
    this.rows.clear()
    const paths = await locate(this.options.paths, this.options.folder)
    for (const [i, path] of paths.entries()) {
      for (const table of tablesFor(basename(path), this.options.mapping)) {
        signal.throwIfAborted()
        const file = this.open(path, table, signal)
        this.rows.set(file.name, this.rows.get(file.name) ?? 0)
        for await (const page of pages(file, i + 1)) {
          this.rows.set(file.name, (this.rows.get(file.name) ?? 0) + page.read)
          yield page
        }
      }
    }
  }

  notices(): readonly Notice[] {
    const empty = [...this.rows].filter(([, rows]) => rows === 0).map(([name]) => name)
    return empty.map((name) => ({ code: 'no-rows', severity: 'warning', text: `${name} has no rows` }))
  }

  unusedColumns(): ReadonlyMap<string, readonly string[]> {
    return this.unused
  }

  private open(path: string, table: TableMapping, signal: AbortSignal): OpenedFile {
    const name = basename(path)
    const wanted = wantedColumns(table)
    const found = (columns: readonly string[]): void => {
      // Another table of the mapping, such as another sheet, may use what this one does not.
      const label = table.sheet === undefined ? name : `${name} (${table.sheet})`
      this.unused.set(label, columns.filter((column) => !wanted.names.includes(column)).map(shown))
    }
    return { path, name, table, wanted, found, signal }
  }
}

export const filesConnector = (options: FilesOptions): FilesConnector => new FilesConnector(options)
