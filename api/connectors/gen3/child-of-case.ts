import type { Entity } from '#data/schema/entities.js'
import { nothing, refused, type Conformed, type RawRecord } from '../readers/conformed.js'
import { readFields, type FieldSource } from './fields.js'
import { linkOf } from './link.js'
import { text } from '../readers/text.js'

/** How a node that hangs below a case conforms: its key and its link must be there, the rest is a table of fields. */
export const childOfCase =
  (entity: Entity, sources: readonly FieldSource[]) =>
  (record: RawRecord, origin: string): Conformed => {
    if (text(record['submitter_id']) === null) return refused(entity, origin, 'no-key', 'submitter_id')
    const patient = linkOf(record, 'cases', 'case_ids')
    if (patient === null) return refused(entity, origin, 'no-link', 'cases')
    const { values, observations } = readFields(entity, sources, record)
    values['patient'] = patient
    return { records: [{ entity, origin, values }], observations, refusals: nothing }
  }
