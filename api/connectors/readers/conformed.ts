import type { ConformedRecord, Observation, Refusal } from '#api/connectors/connector.js'
import type { Entity } from '#data/schema/entities.js'

/** A record as a source gives it: a node of a commons, a document of an index, or a row of an exported table. */
export type RawRecord = Readonly<Record<string, unknown>>

/** What became of one node record. */
export interface Conformed {
  readonly records: readonly ConformedRecord[]
  readonly observations: readonly Observation[]
  readonly refusals: readonly Refusal[]
}

export const nothing: readonly never[] = []

/**
 * A record that cannot be used because a property that it stands on is missing.
 * What stands there instead is not quoted: it may be an identifier.
 */
export const refused = (entity: Entity, origin: string, rule: 'no-key' | 'no-link', field: string): Conformed => ({
  records: nothing,
  observations: nothing,
  refusals: [{ entity, origin, rule, field, value: null }],
})
