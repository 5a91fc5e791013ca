import type { Wanted } from './columns.js'
import type { TableMapping } from './mapping.js'
import type { Cells } from './take.js'

/** One row of a file, cut down to the columns that the mapping reads, in its order. */
export interface Row {
  /** `line 12`, `row 12`, `record 12` */
  readonly place: string
  readonly cells: Cells
  /** Why the row cannot be trusted to have its values under the right headers. */
  readonly fault?: { readonly rule: 'too-many-cells' | 'too-few-cells'; readonly value: string }
}

/** A file to be read as a table. */
export interface OpenedFile {
  readonly path: string
  /** The file's name without its folder, as it is shown to people. */
  readonly name: string
  readonly table: TableMapping
  readonly wanted: Wanted
  /** Told once which columns the file has. */
  found(columns: readonly string[]): void
  readonly signal: AbortSignal
}

/** Reads the rows of one kind of file. @throws ConnectorError */
export type RowReader = (file: OpenedFile) => AsyncGenerator<Row>
