import type { ConformedRecord } from '#api/connectors/connector.js'
import { nothing, refused, type Conformed, type RawRecord } from '../readers/conformed.js'
import { readFields, type FieldSource } from './fields.js'
import { linkOf } from './link.js'
import { coded, day } from '../readers/properties.js'
import { text } from '../readers/text.js'

const sources: readonly FieldSource[] = [
  { field: 'hospitalAdmissionDay', property: 'days_to_hospital_admission', read: day },
  { field: 'hospitalDischargeDay', property: 'days_to_hospital_discharge', read: day },
  { field: 'icuAdmissionDay', property: 'days_to_icu_admission', read: day },
  { field: 'icuDischargeDay', property: 'days_to_icu_discharge', read: day },
  { field: 'dischargeStatus', property: 'discharge_type', read: coded('dischargeStatus') },
]

/** Fields of the visit that are days of a stay of either kind: observations name the stay's field. */
const stayField = (field: string): string =>
  field.endsWith('AdmissionDay') ? 'admissionDay' : field.endsWith('DischargeDay') ? 'dischargeDay' : field

const given = (record: RawRecord, property: string): boolean => text(record[property]) !== null

/**
 * `visit` → a hospital stay, an intensive care stay, or both, by the days it gives. How the patient was discharged is
 * said of the hospital stay, or of the only stay there is; a discharge without any days is one from hospital.
 *
 * A visit with neither days nor a discharge is a patient who was seen and not admitted: a stay of the kind outpatient,
 * so that "not admitted" can be told from "nothing is known".
 */
export function conformVisit(record: RawRecord, origin: string): Conformed {
  if (text(record['submitter_id']) === null) return refused('stay', origin, 'no-key', 'submitter_id')
  const patient = linkOf(record, 'cases', 'case_ids')
  if (patient === null) return refused('stay', origin, 'no-link', 'cases')
  const { values, observations } = readFields('stay', sources, record)
  const { dischargeStatus = null } = values
  const stay = (kind: string, admissionDay: string | null = null, dischargeDay: string | null = null, last = true) => ({
    entity: 'stay' as const,
    origin,
    values: { patient, kind, admissionDay, dischargeDay, dischargeStatus: last ? dischargeStatus : null },
  })
  const inHospital = given(record, 'days_to_hospital_admission') || given(record, 'days_to_hospital_discharge')
  const inIcu = given(record, 'days_to_icu_admission') || given(record, 'days_to_icu_discharge')
  const records: ConformedRecord[] = []
  if (inHospital) records.push(stay('hospital', values['hospitalAdmissionDay'], values['hospitalDischargeDay']))
  if (inIcu) records.push(stay('icu', values['icuAdmissionDay'], values['icuDischargeDay'], !inHospital))
  if (records.length === 0) records.push(stay(given(record, 'discharge_type') ? 'hospital' : 'outpatient'))
  return {
    records,
    observations: observations.map((one) => ({ ...one, field: stayField(one.field) })),
    refusals: nothing,
  }
}
