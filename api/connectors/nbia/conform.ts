import type { Entity } from '#data/schema/entities.js'
import type { ConformedRecord, Observation, Refusal } from '../connector.js'
import { ageAtIndex, coded, codedFirst, codedSet } from '../readers/properties.js'
import type { Read } from '../readers/reading.js'
import { shape } from '../shape.js'
import { nbiaDate } from './dates.js'
import { valueOf, type Row } from './rows.js'

const [sex, modalities, bodyPart] = [coded('sex'), codedSet('modality'), codedFirst('bodyPart')]

/** Series of one study, and what getPatientStudy says of it. */
export interface StudyRows {
  readonly series: readonly Row[]
  readonly study: Row | null
}

/** A collection in the form of a project: its licence is that of its series. */
export function conformCollection(collection: string, series: readonly Row[]): ConformedRecord {
  const first = (...names: string[]): string | null =>
    series.map((row) => valueOf(row, ...names)).find((each) => each !== null) ?? null
  return {
    ...{ entity: 'project', origin: `collection ${collection}` },
    values: {
      project: collection,
      name: collection,
      licence: first('LicenseName'),
      attribution: first('DataDescriptionURI', 'CollectionURI'),
    },
  }
}

/** What comes of one study, and of what could not be used. */
class Conformed {
  readonly records: ConformedRecord[] = []
  readonly observations: Observation[] = []
  readonly refusals: Refusal[] = []

  take(entity: Entity, field: string, read: Read, raw: unknown): string | null {
    const { value, remarks } = read(raw, {})
    for (const remark of remarks) this.observations.push({ entity, field, ...remark })
    return value
  }

  date(field: string, raw: string | null): string | null {
    const { value, remark } = nbiaDate(raw)
    if (remark) this.observations.push({ entity: 'study', field, ...remark, value: shape(remark.value) })
    return value
  }
}

const all = (series: readonly Row[], name: string): string[] => series.flatMap((row) => valueOf(row, name) ?? [])

function imagesOf(series: readonly Row[]): string | null {
  const counts = series.map((row) => Number(valueOf(row, 'ImageCount', 'NumberOfImages') ?? NaN))
  return counts.every((count) => Number.isInteger(count)) ? String(counts.reduce((sum, each) => sum + each, 0)) : null
}

/** A study made of its series. Its dates were moved when it was de-identified; when it was released was not. */
export function conformStudy(collection: string, { series, study }: StudyRows, number: number): Conformed {
  const origin = `study ${number} of ${collection}`
  const made = new Conformed()
  const [first = {}] = series
  const uid = valueOf(first, 'StudyInstanceUID')
  const patientId = valueOf(first, 'PatientID')
  if (uid === null || patientId === null) {
    const why = uid === null ? { rule: 'no-key', field: 'StudyInstanceUID' } : { rule: 'no-link', field: 'PatientID' }
    made.refusals.push({ entity: 'study', origin, ...why, value: null })
    return made
  }
  // Collections number their patients each on its own.
  const patient = `${collection} ${patientId}`
  const about = study ?? {}
  const released = series.map((row) => made.date('contributedOn', valueOf(row, 'DateReleased', 'ReleasedDate')))
  made.records.push(
    {
      ...{ entity: 'patient', origin },
      values: {
        ...{ patient, project: collection },
        sex: made.take('patient', 'sex', sex, valueOf(about, 'PatientSex')),
        age: made.take('patient', 'age', ageAtIndex, valueOf(about, 'PatientAge')),
      },
    },
    {
      ...{ entity: 'study', origin },
      values: {
        ...{ study: uid, patient, performedShifted: 'true', series: String(series.length), images: imagesOf(series) },
        modalities: made.take('study', 'modalities', modalities, all(series, 'Modality')),
        bodyPart: made.take('study', 'bodyPart', bodyPart, all(series, 'BodyPartExamined')),
        performedOn: made.date('performedOn', valueOf(about, 'StudyDate') ?? valueOf(first, 'StudyDate')),
        contributedOn: released.filter((each) => each !== null).sort()[0] ?? null,
      },
    },
  )
  return made
}
