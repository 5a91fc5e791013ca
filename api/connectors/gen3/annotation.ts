import { nothing, refused, type Conformed, type RawRecord } from '../readers/conformed.js'
import { readFields, type FieldSource } from './fields.js'
import { linkOf } from './link.js'
import { coded, score } from '../readers/properties.js'
import { text } from '../readers/text.js'

const sources: readonly FieldSource[] = [
  { field: 'label', property: 'class_covid19_pneumonia', read: coded('annotationLabel') },
  { field: 'grade', property: 'airspace_disease_grading', read: coded('annotationGrade') },
  { field: 'score', property: 'midrc_mRALE_score', read: score(0, 24) },
  { field: 'method', property: 'annotation_method', read: coded('annotationMethod') },
]

/** `annotation` → annotation of a study. One of a series or of a case names no study and is kept out. */
export function conformAnnotation(record: RawRecord, origin: string): Conformed {
  if (text(record['submitter_id']) === null) return refused('annotation', origin, 'no-key', 'submitter_id')
  const study = linkOf(record, 'imaging_studies', 'imaging_study_ids')
  if (study === null) return refused('annotation', origin, 'no-link', 'imaging_studies')
  const { values, observations } = readFields('annotation', sources, record)
  values['study'] = study
  return { records: [{ entity: 'annotation', origin, values }], observations, refusals: nothing }
}
