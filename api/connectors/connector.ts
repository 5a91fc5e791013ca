import type { Entity } from '#data/schema/entities.js'

/** A record as conformed: the entity it describes and its fields as staged texts (see data/schema/entities.ts). */
export interface ConformedRecord {
  readonly entity: Entity
  /** Where it came from, for a person: `cases.tsv line 12`, `imaging_study 17`. Never an identifier in clear. */
  readonly origin: string
  readonly values: Readonly<Record<string, string | null>>
  /**
   * It says what was so at one of several times, such as how old a patient was at a study: it adds what earlier records
   * leave open and contradicts nothing.
   */
  readonly completes?: true
}

/** A text as a source has it. Behind a function no log, dump or serialiser shows it by mistake. */
export type Written = () => string

/** What the connector could not use of a record, and what became of it. */
export interface Observation {
  readonly entity: Entity
  readonly field: string
  /** `unmapped`: a spelling no code list has. `recoded`: one that needed a decision. `invalid`: a value set to unknown. */
  readonly kind: 'unmapped' | 'recoded' | 'invalid'
  /** The spelling. For `invalid` the value's shape, and never an identifier. */
  readonly value: string
  readonly reason: string
  /** The whole text it was read from and where that stands: for the guard alone, which passes on neither. */
  readonly written?: Written
  readonly origin?: string
}

/** A record that could not be conformed at all. */
export interface Refusal {
  readonly entity: Entity
  readonly origin: string
  readonly rule: string
  readonly field: string
  readonly value: string | null
  /** The whole text it was read from: for the guard alone, which does not pass it on. */
  readonly written?: Written
}

export interface Page {
  /** The place reached, in the source's own terms: never an identifier. */
  readonly cursor: string
  /** Whether a later run can go on after this page by `read(signal, cursor)`. Absent: no. */
  readonly resumable?: boolean
  readonly records: readonly ConformedRecord[]
  readonly observations: readonly Observation[]
  readonly refusals: readonly Refusal[]
  /**
   * What came since the last resumable page came in vain, and comes again after this one: the connection broke off
   * within something that can only be read whole.
   */
  readonly forget?: boolean
  /** Records read from the source for this page, before conforming. */
  readonly read: number
  /** Bytes received so far, where the source is read over a wire. */
  readonly bytes?: number
}

/** What operators should know of a source besides its records: "3 of 5 projects are visible". */
export interface Notice {
  readonly code: string
  readonly severity: 'warning' | 'note'
  readonly text: string
}

/** The port through which every kind of repository is read. */
export interface Connector {
  readonly name: string
  readonly kind: string
  /** Records the source expects to yield, where it knows or once it does, to show how far an export is. */
  readonly expected?: number | undefined
  /**
   * A text that is equal as long as the source would yield the same records, asked for cheaply before it is read; null
   * where it cannot tell. @throws ConnectorError
   */
  version?(signal: AbortSignal): Promise<string | null>
  /**
   * Read all pages, in order, or those after the cursor of a resumable page. Memory does not grow with the source.
   *
   * @throws ConnectorError, CursorGone
   */
  read(signal: AbortSignal, after?: string): AsyncIterable<Page>
  /** Known once it has been read. */
  notices?(): readonly Notice[]
  /**
   * Records by part of the source, such as a project, known once it has been read: a part that is gone is a loss of
   * access until somebody says otherwise, never a deletion.
   */
  parts?(): ReadonlyMap<string, number>
  /** The properties that each node or file of the source offers, known once it has been read: runs tell what changed. */
  properties?(): ReadonlyMap<string, readonly string[]>
  /**
   * Columns that each file of the source has and that nothing asks for, known once it has been read: whoever writes a
   * mapping sees what it leaves out. Only for sources that have columns.
   */
  unusedColumns?(): ReadonlyMap<string, readonly string[]>
}

/** A source that cannot be read: which, where, what was expected, what to do. */
export class ConnectorError extends Error {
  override readonly name = 'ConnectorError'
}

/** A source is not any more as it was where reading stopped: it is to be read from its beginning. */
export class CursorGone extends ConnectorError {}
