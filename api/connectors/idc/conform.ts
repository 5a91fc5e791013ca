import type { Entity } from '#data/schema/entities.js'
import type { ConformedRecord, Observation, Refusal } from '../connector.js'
import { ageAtIndex, coded, codedFirst, codedSet } from '../readers/properties.js'
import type { Read } from '../readers/reading.js'

const [sex, modalities, bodyPart] = [coded('sex'), codedSet('modality'), codedFirst('bodyPart')]

const text = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : typeof value === 'number' ? String(value) : null

/** A collection as a project. */
export function conformProject(row: Readonly<Record<string, unknown>>): ConformedRecord {
  const project = text(row['collection_id'])
  const doi = text(row['doi'])
  return {
    ...{ entity: 'project', origin: `collection ${project ?? ''}` },
    values: { project, name: project, licence: text(row['licence']), attribution: doi === null ? null : `doi:${doi}` },
  }
}

/** What comes of one row, and of what could not be used. */
class Conformed {
  readonly records: ConformedRecord[] = []
  readonly observations: Observation[] = []
  readonly refusals: Refusal[] = []

  take(entity: Entity, field: string, read: Read, raw: unknown): string | null {
    const { value, remarks } = read(raw, {})
    for (const remark of remarks) this.observations.push({ entity, field, ...remark })
    return value
  }

  /** The index has the number of a version, not its date. */
  release(version: string | null, releases: Readonly<Record<string, string>>): string | null {
    const date = releases[version ?? ''] ?? null
    if (version === null || date !== null) return date
    const reason = 'the date of this version of IDC is not configured (releases)'
    this.observations.push({
      entity: 'study',
      field: 'contributedOn',
      kind: 'unmapped',
      value: `version ${version}`,
      reason,
    })
    return null
  }
}

/** The columns of the query, in its order. */
function named(row: readonly unknown[]) {
  const [collection, patientId, study, sex, age, performedOn, modalities, bodyPart, series, images, version] =
    row.map(text)
  const about = { sex: sex ?? null, age: age ?? null, performedOn: performedOn ?? null, modalities: modalities ?? null }
  return {
    ...{ collection: collection ?? null, patientId: patientId ?? null, study: study ?? null, ...about },
    ...{ bodyPart: bodyPart ?? null, series: series ?? null, images: images ?? null, version: version ?? null },
  }
}

/**
 * A study with its patient, from a row of the query. Its date was moved when it was de-identified; it was contributed
 * with the version of IDC that first had one of its series.
 */
export function conformStudy(
  row: readonly unknown[],
  number: number,
  releases: Readonly<Record<string, string>>,
): Conformed {
  const origin = `study ${number}`
  const made = new Conformed()
  const { collection, patientId, study, performedOn, series, images, version, ...raw } = named(row)
  if (collection === null || patientId === null || study === null) {
    const why = study === null ? { rule: 'no-key', field: 'StudyInstanceUID' } : { rule: 'no-link', field: 'PatientID' }
    made.refusals.push({ entity: 'study', origin, ...why, value: null })
    return made
  }
  // Collections number their patients each on its own.
  const patient = `${collection} ${patientId}`
  const [sexCode, years] = [made.take('patient', 'sex', sex, raw.sex), made.take('patient', 'age', ageAtIndex, raw.age)]
  made.records.push(
    { entity: 'patient', origin, values: { patient, project: collection, sex: sexCode, age: years } },
    {
      ...{ entity: 'study', origin },
      values: {
        ...{ study, patient, performedShifted: 'true', series, images },
        modalities: made.take('study', 'modalities', modalities, raw.modalities),
        bodyPart: made.take('study', 'bodyPart', bodyPart, raw.bodyPart),
        performedOn: performedOn?.slice(0, 10) ?? null,
        contributedOn: made.release(version, releases),
      },
    },
  )
  return made
}
