import type { Observation } from '#api/connectors/connector.js'
import type { Entity } from '#data/schema/entities.js'
import { nothing, type RawRecord } from '../readers/conformed.js'
import type { Read } from '../readers/reading.js'

/** Where a field of an entity comes from. */
export interface FieldSource {
  readonly field: string
  readonly property: string
  readonly read: Read
}

export interface Fields {
  /** To be completed with the keys and links of the record. */
  readonly values: Record<string, string | null>
  readonly observations: readonly Observation[]
}

/** Read a record by a table of its fields. */
export function readFields(entity: Entity, sources: readonly FieldSource[], record: RawRecord): Fields {
  const values: Record<string, string | null> = {}
  let observations: Observation[] | undefined
  for (const { field, property, read } of sources) {
    const { value, remarks } = read(record[property], record)
    values[field] = value
    for (const remark of remarks) (observations ??= []).push({ entity, field, ...remark })
  }
  return { values, observations: observations ?? nothing }
}
