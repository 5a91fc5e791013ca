import { isMissing } from '#analytics/vocabulary/code.js'
import type { Entity } from '#data/schema/entities.js'
import type { ConformedRecord, Observation } from '../connector.js'
import { nothing, refused, type Conformed } from '../readers/conformed.js'
import { ageAtIndex, coded, codedFirst, codedSet, whole } from '../readers/properties.js'
import { spelled } from '../readers/reading.js'
import { firstOf, tags, type Attributes } from './attributes.js'
import { studyDay } from './dates.js'
import { siteOf } from './site.js'

/** Where each field comes from. */
const fields = [
  { entity: 'patient', field: 'sex', tag: tags.sex, read: coded('sex') },
  { entity: 'patient', field: 'age', tag: tags.age, read: ageAtIndex },
  { entity: 'study', field: 'modalities', tag: tags.modalities, read: codedSet('modality') },
  { entity: 'study', field: 'bodyPart', tag: tags.bodyPart, read: codedFirst('bodyPart') },
  { entity: 'study', field: 'performedOn', tag: tags.studyDate, read: spelled(studyDay) },
  { entity: 'study', field: 'series', tag: tags.series, read: whole(0, 100_000) },
  { entity: 'study', field: 'images', tag: tags.images, read: whole(0, 10_000_000) },
] as const

type Values = Record<string, string | null>

function readAll(study: Attributes, origin: string) {
  const read: { patient: Values; study: Values } = { patient: {}, study: {} }
  const observations: Observation[] = []
  for (const { entity, field, tag, read: reader } of fields) {
    const { value, remarks } = reader(study[tag] ?? [], {})
    read[entity][field] = value
    for (const remark of remarks) observations.push({ entity, field, origin, ...remark })
  }
  return { ...read, observations }
}

/** Two hospitals can give the same number to two people: who issued it belongs to it. */
function patientOf(study: Attributes): string | null {
  const id = firstOf(study, tags.patientId)
  if (id === null || isMissing(id)) return null
  const issuer = firstOf(study, tags.issuer)
  return issuer === null ? id : `${id} of ${issuer}`
}

/**
 * A study with its patient and site. How old the patient was and where is so at this study: at another one it need not
 * be. What became of patients an archive of images does not know, nor when it received a study.
 *
 * @param number its place among those read, by which people find it
 */
export function conformStudy(study: Attributes, number: number, shiftedDates: boolean): Conformed {
  const origin = `study ${number}`
  const uid = firstOf(study, tags.study)
  if (uid === null) return refused('study', origin, 'no-key', 'StudyInstanceUID')
  const patient = patientOf(study)
  if (patient === null) return refused('study', origin, 'no-link', 'PatientID')
  const { patient: person, study: values, observations } = readAll(study, origin)
  const site = siteOf(firstOf(study, tags.institution))
  const record = (entity: Entity, of: Values): ConformedRecord => ({ entity, origin, values: of })
  const sex = person['sex'] ?? null
  const records: ConformedRecord[] = [
    ...(sex === null ? [] : [record('patient', { patient, sex })]),
    { ...record('patient', { patient, age: person['age'] ?? null, site: site?.code ?? null }), completes: true },
    record('study', { study: uid, patient, ...values, performedShifted: shiftedDates ? 'true' : null }),
  ]
  if (site) records.push({ ...record('site', { site: site.code, name: site.name }), completes: true })
  return { records, observations, refusals: nothing }
}
