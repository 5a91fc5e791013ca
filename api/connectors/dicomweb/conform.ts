import { createHash } from 'node:crypto'
import type { ConformedRecord, Observation, Refusal } from '../connector.js'
import { ageAtIndex, coded, codedFirst, codedSet, whole } from '../readers/properties.js'
import type { Entity } from '#data/schema/entities.js'
import { shape } from '../shape.js'
import { firstOf, tags, valuesOf, type Attributes } from './attributes.js'
import { studyDate } from './dates.js'

interface Conformed {
  readonly records: readonly ConformedRecord[]
  readonly observations: readonly Observation[]
  readonly refusals: readonly Refusal[]
}

const [sex, modalities, bodyPart] = [coded('sex'), codedSet('modality'), codedFirst('bodyPart')]
const [series, images] = [whole(0, 100_000), whole(0, 10_000_000)]

/** An institution's name is for managers; what others see of it is a code. */
export const siteCode = (name: string): string =>
  `site-${createHash('sha256').update(name.trim().toLowerCase().replace(/\s+/g, ' ')).digest('hex').slice(0, 8)}`

/** Without the issuer of the number two hospitals can have the same. */
function patientOf(study: Attributes): string | null {
  const id = firstOf(study, tags.patientId)
  if (id === null) return null
  const issuer = firstOf(study, tags.issuer)
  return issuer === null ? id : `${id} of ${issuer}`
}

class Reading {
  readonly observations: Observation[] = []

  constructor(private readonly study: Attributes) {}

  take(entity: Entity, field: string, read: typeof sex, values: unknown): string | null {
    const { value, remarks } = read(values, {})
    for (const remark of remarks) this.observations.push({ entity, field, ...remark })
    return value
  }

  date(): string | null {
    const { value, remark } = studyDate(firstOf(this.study, tags.studyDate))
    if (remark) this.observations.push({ entity: 'study', field: 'performedOn', ...remark, value: shape(remark.value) })
    return value
  }
}

/** A study with its patient and site. What was established about the patient an archive of images does not know. */
export function conformStudy(study: Attributes, number: number, shiftedDates: boolean): Conformed {
  const origin = `study ${number}`
  const refused = (entity: Entity, rule: string, field: string): Conformed => ({
    ...{ records: [], observations: [] },
    refusals: [{ entity, origin, rule, field, value: null }],
  })
  const uid = firstOf(study, tags.study)
  if (uid === null) return refused('study', 'no-key', 'StudyInstanceUID')
  const patient = patientOf(study)
  if (patient === null) return refused('study', 'no-link', 'PatientID')
  const reading = new Reading(study)
  const institution = firstOf(study, tags.institution)
  const site = institution === null ? null : siteCode(institution)
  const records: ConformedRecord[] = [
    {
      ...{ entity: 'patient', origin },
      values: {
        ...{ patient, site },
        sex: reading.take('patient', 'sex', sex, valuesOf(study, tags.sex)),
        age: reading.take('patient', 'age', ageAtIndex, valuesOf(study, tags.age)),
      },
    },
    {
      ...{ entity: 'study', origin },
      values: {
        ...{ study: uid, patient },
        modalities: reading.take('study', 'modalities', modalities, valuesOf(study, tags.modalities)),
        bodyPart: reading.take('study', 'bodyPart', bodyPart, valuesOf(study, tags.bodyPart)),
        performedOn: reading.date(),
        performedShifted: shiftedDates ? 'true' : null,
        series: reading.take('study', 'series', series, valuesOf(study, tags.series)),
        images: reading.take('study', 'images', images, valuesOf(study, tags.images)),
      },
    },
  ]
  if (site !== null) records.push({ entity: 'site', origin, values: { site, name: institution } })
  return { records, observations: reading.observations, refusals: [] }
}
