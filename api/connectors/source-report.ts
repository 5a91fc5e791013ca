import type { Entity } from '#data/schema/entities.js'
import type { Notice, Observation } from './connector.js'

/** What a field holds in the records that have it: its codes, or its least and greatest value. Never an identifier. */
export interface FieldReport {
  readonly field: string
  readonly filled: number
  /** The most frequent codes; of a field with several codes, each is counted. */
  readonly codes: readonly { readonly code: string; readonly records: number }[]
  /** Codes beyond those listed. */
  readonly moreCodes: number
  readonly least?: string
  readonly greatest?: string
}

export interface EntityReport {
  readonly entity: Entity
  readonly records: number
  readonly fields: readonly FieldReport[]
  /** Fields that no record of the source fills. */
  readonly empty: readonly string[]
}

export interface RefusalReport {
  readonly entity: Entity
  readonly rule: string
  readonly field: string
  readonly value: string | null
  readonly records: number
  /** Where the first one stands. */
  readonly origin: string
}

export interface ObservationReport extends Observation {
  readonly records: number
}

/** What an export of a source would make of it. */
export interface SourceReport {
  readonly source: string
  readonly kind: string
  readonly read: number
  readonly entities: readonly EntityReport[]
  readonly refusals: readonly RefusalReport[]
  readonly observations: readonly ObservationReport[]
  /** What operators should know besides, such as a file without rows. */
  readonly notices: readonly Notice[]
  readonly unused: readonly { readonly file: string; readonly columns: readonly string[] }[]
}
