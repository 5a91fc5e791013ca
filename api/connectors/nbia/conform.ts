import type { ConformedRecord } from '../connector.js'
import type { Conformed } from '../readers/conformed.js'
import { Gathered } from '../readers/gathered.js'
import { ageAtIndex, coded, codedFirst, codedSet, whole } from '../readers/properties.js'
import { spelled } from '../readers/reading.js'
import { nbiaDate } from './dates.js'
import type { Row } from './rows.js'

const [sex, modalities, bodyPart] = [coded('sex'), codedSet('modality'), codedFirst('bodyPart')]
const [images, day] = [whole(0, 10_000_000), spelled(nbiaDate)]

/** Series of one study, and what getPatientStudy says of it. */
export interface StudyRows {
  readonly series: readonly Row[]
  readonly study: Row
}

const all = (series: readonly Row[], name: keyof Row): readonly string[] => [
  ...new Set(series.flatMap((row) => row[name] ?? [])),
]

/** A collection in the form of a project. Its series can come under several licences. */
export function conformCollection(collection: string, series: readonly Row[]): ConformedRecord {
  const licences = all(series, 'LicenseName').toSorted().join('; ')
  return {
    ...{ entity: 'project', origin: `collection ${collection}` },
    values: {
      ...{ project: collection, name: collection },
      licence: licences === '' ? null : licences.slice(0, 200),
      attribution: all(series, 'DataDescriptionURI')[0] ?? null,
    },
  }
}

/** A study made of its series. Its dates were moved when it was de-identified; when it was released was not. */
export function conformStudy(collection: string, { series, study }: StudyRows, number: number): Conformed {
  const made = new Gathered(`study ${number} of ${collection}`)
  const [first = {}] = series
  if (first.StudyInstanceUID === undefined) return made.refuse('study', 'no-key', 'StudyInstanceUID')
  if (first.PatientID === undefined) return made.refuse('study', 'no-link', 'PatientID')
  // Collections number their patients each on its own.
  const patient = `${collection} ${first.PatientID}`
  const released = all(series, 'DateReleased').flatMap((date) => made.take('study', 'contributedOn', day, date) ?? [])
  const counts = series.map((row) => made.take('study', 'images', images, row.ImageCount))
  made.add('patient', { patient, project: collection, sex: made.take('patient', 'sex', sex, study.PatientSex) })
  made.complete('patient', { patient, age: made.take('patient', 'age', ageAtIndex, study.PatientAge) })
  made.add('study', {
    ...{ study: first.StudyInstanceUID, patient, performedShifted: 'true', series: String(series.length) },
    images: counts.includes(null) ? null : String(counts.reduce((sum, count) => sum + Number(count), 0)),
    modalities: made.take('study', 'modalities', modalities, all(series, 'Modality')),
    bodyPart: made.take('study', 'bodyPart', bodyPart, all(series, 'BodyPartExamined')),
    performedOn: made.take('study', 'performedOn', day, study.StudyDate ?? first.StudyDate),
    contributedOn: released.toSorted()[0] ?? null,
  })
  return made
}
