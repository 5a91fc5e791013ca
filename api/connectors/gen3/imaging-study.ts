import type { Observation } from '#api/connectors/connector.js'
import { nothing, refused, type Conformed, type RawRecord } from '../readers/conformed.js'
import { contributedOn } from './contribution.js'
import { readFields, type FieldSource } from './fields.js'
import { linkOf } from './link.js'
import { codedFirst, codedSet, day, flag, shortText, year } from '../readers/properties.js'
import { seriesCounts } from './series.js'
import { text } from '../readers/text.js'

export const studySources: readonly FieldSource[] = [
  { field: 'modalities', property: 'study_modality', read: codedSet('modality') },
  { field: 'bodyPart', property: 'body_part_examined', read: codedFirst('bodyPart') },
  { field: 'performedOn', property: 'study_year', read: year },
  { field: 'performedShifted', property: 'study_year_shifted', read: flag },
  { field: 'daysFromIndex', property: 'days_to_study', read: day },
  { field: 'contributedOn', property: 'datasets', read: contributedOn },
  { field: 'loincCode', property: 'loinc_code', read: shortText },
]

/** `imaging_study` → study. All that a commons tells of the clinical date is its year, and that perhaps shifted. */
export function conformImagingStudy(record: RawRecord, origin: string): Conformed {
  const study = text(record['submitter_id'])
  if (study === null) return refused('study', origin, 'no-key', 'submitter_id')
  const patient = linkOf(record, 'cases', 'case_ids')
  if (patient === null) return refused('study', origin, 'no-link', 'cases')
  const { values, observations } = readFields('study', studySources, record)
  const { series, images } = seriesCounts(record)
  values['study'] = study
  values['patient'] = patient
  values['series'] = series.value
  values['images'] = images.value
  return {
    records: [{ entity: 'study', origin, values }],
    observations: images.remarks.length === 0 ? observations : [...observations, ...images.remarks.map(ofImages)],
    refusals: nothing,
  }
}

const ofImages = (remark: Pick<Observation, 'kind' | 'value' | 'reason'>): Observation => ({
  entity: 'study',
  field: 'images',
  ...remark,
})
