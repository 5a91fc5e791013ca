import { nothing, refused, type Conformed, type RawRecord } from '../readers/conformed.js'
import { contributedOn } from './contribution.js'
import { readFields, type FieldSource } from './fields.js'
import { ageAtIndex, coded, flag, shortText, stateOfZip, zipPrefix } from '../readers/properties.js'
import { text } from '../readers/text.js'

export const caseSources: readonly FieldSource[] = [
  { field: 'site', property: 'site_id', read: shortText },
  { field: 'project', property: 'project_id', read: shortText },
  { field: 'sex', property: 'sex', read: coded('sex') },
  { field: 'age', property: 'age_at_index', read: ageAtIndex },
  { field: 'race', property: 'race', read: coded('race') },
  { field: 'ethnicity', property: 'ethnicity', read: coded('ethnicity') },
  { field: 'country', property: 'country_of_residence', read: coded('country') },
  { field: 'zip3', property: 'zip', read: zipPrefix },
  { field: 'subdivision', property: 'zip', read: stateOfZip },
  { field: 'covid19Status', property: 'covid19_positive', read: coded('covid19Status') },
  { field: 'icuAdmitted', property: 'icu_indicator', read: flag },
  { field: 'ventilated', property: 'ventilator_indicator', read: flag },
  { field: 'indexEvent', property: 'index_event', read: coded('indexEvent') },
  { field: 'contributedOn', property: 'datasets', read: contributedOn },
]

/** `case` → patient. Gen3 has no mortality and no admission flag: those come from `visit`. */
export function conformCase(record: RawRecord, origin: string): Conformed {
  const patient = text(record['submitter_id'])
  if (patient === null) return refused('patient', origin, 'no-key', 'submitter_id')
  const { values, observations } = readFields('patient', caseSources, record)
  values['patient'] = patient
  return { records: [{ entity: 'patient', origin, values }], observations, refusals: nothing }
}
