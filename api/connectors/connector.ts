import type { Entity } from '#data/schema/entities.js'

/** A record as conformed: the entity it describes and its fields as staged texts (see data/schema/entities.ts). */
export interface ConformedRecord {
  readonly entity: Entity
  /** Where it came from, for a person: `cases.tsv line 12`, `imaging_study 17`. Never an identifier in clear. */
  readonly origin: string
  readonly values: Readonly<Record<string, string | null>>
}

/** What the connector could not use of a record, and what became of it. */
export interface Observation {
  readonly entity: Entity
  readonly field: string
  /** `unmapped`: a spelling no code list has. `recoded`: one that needed a decision. `invalid`: a value set to unknown. */
  readonly kind: 'unmapped' | 'recoded' | 'invalid'
  /** The spelling. For `invalid` the value's shape, and never an identifier. */
  readonly value: string
  readonly reason: string
}

/** A record that could not be conformed at all. */
export interface Refusal {
  readonly entity: Entity
  readonly origin: string
  readonly rule: string
  readonly field: string
  readonly value: string | null
}

export interface Page {
  /** Where reading goes on after this page. */
  readonly cursor: string
  readonly records: readonly ConformedRecord[]
  readonly observations: readonly Observation[]
  readonly refusals: readonly Refusal[]
  /** Records read from the source for this page, before conforming. */
  readonly read: number
}

/** The port through which every kind of repository is read. */
export interface Connector {
  readonly name: string
  readonly kind: string
  /** Records the source expects to yield, where it knows, to show how far an export is. */
  readonly expected?: number
  /** Read all pages, in order. Memory does not grow with the source. @throws ConnectorError */
  read(signal: AbortSignal): AsyncIterable<Page>
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
