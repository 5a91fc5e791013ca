import { isPlainDate } from '#analytics/vocabulary/calendar.js'
import type { ConformedRecord } from '../connector.js'
import type { Conformed } from '../readers/conformed.js'
import { invalid, unmapped, type Convert } from '../readers/converted.js'
import { Gathered } from '../readers/gathered.js'
import { ageAtIndex, coded, codedFirst, codedSet, whole } from '../readers/properties.js'
import { spelled, type Read } from '../readers/reading.js'
import type { Collection, StudyRow } from './index-table.js'

const [sex, modalities, bodyPart] = [coded('sex'), codedSet('modality'), codedFirst('bodyPart')]
const [series, images] = [whole(0, 100_000), whole(0, 10_000_000)]

const dayOf: Convert = (written) =>
  isPlainDate(written.slice(0, 10)) ? { value: written.slice(0, 10) } : invalid(written, 'not a date as YYYY-MM-DD')
const day = spelled(dayOf)

/** The day of a version of IDC, as a field's reader. */
export const releasedBy = (releases: ReadonlyMap<string, string>): Read =>
  spelled((version) => {
    const date = releases.get(version)
    return date !== undefined && isPlainDate(date) ? { value: date } : unmapped(version, 'a version without a date')
  })

/** A collection as a project. */
export const conformCollection = ({ id, licence, doi }: Collection): ConformedRecord => ({
  ...{ entity: 'project', origin: `collection ${id}` },
  values: { project: id, name: id, licence, attribution: doi === null ? null : `doi:${doi}` },
})

const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null)

/** The columns of the query, in its order. */
function named(row: StudyRow) {
  const [collection = null, patient = null, study = null, ...rest] = row.map(text)
  const [sex = null, age = null, performedOn = null, modalities = null, bodyParts = null, ...counts] = rest
  const [series = null, images = null, version = null] = counts
  return { collection, patient, study, sex, age, performedOn, modalities, bodyParts, series, images, version }
}

/**
 * A study with its patient, from a row of the query. Its date was moved when it was de-identified; it was contributed
 * with the version of IDC that first had one of its series.
 */
export function conformStudy(row: StudyRow, number: number, released: Read): Conformed {
  const made = new Gathered(`study ${number}`)
  const raw = named(row)
  if (raw.study === null) return made.refuse('study', 'no-key', 'StudyInstanceUID')
  if (raw.patient === null) return made.refuse('study', 'no-link', 'PatientID')
  // Collections number their patients each on its own.
  const patient = `${raw.collection ?? ''} ${raw.patient}`
  made.add('patient', { patient, project: raw.collection, sex: made.take('patient', 'sex', sex, raw.sex) })
  made.complete('patient', { patient, age: made.take('patient', 'age', ageAtIndex, raw.age) })
  made.add('study', {
    ...{ study: raw.study, patient, performedShifted: 'true' },
    modalities: made.take('study', 'modalities', modalities, raw.modalities),
    bodyPart: made.take('study', 'bodyPart', bodyPart, raw.bodyParts?.split('|')),
    performedOn: made.take('study', 'performedOn', day, raw.performedOn),
    contributedOn: made.take('study', 'contributedOn', released, raw.version),
    series: made.take('study', 'series', series, raw.series),
    images: made.take('study', 'images', images, raw.images),
  })
  return made
}
