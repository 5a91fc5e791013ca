/**
 * The entities that a connector yields and that staging keeps: one table each, one column a field.
 *
 * Field types, as a staged text:
 * - `identifier`  replaced by its pseudonym when it is staged; never reaches disk in clear
 * - `text`        free of identifying content, at most 200 characters
 * - `code`        a value of the named dictionary in data/dictionaries/
 * - `codes`       several of them, sorted and joined by a comma
 * - `integer`     decimal digits, within [minimum, maximum]
 * - `boolean`     `true` or `false`
 * - `date`        ISO 8601 at the precision it is known: `2021`, `2021-03` or `2021-03-04`
 * An absent value is NULL: unknown.
 */
export type FieldType = 'identifier' | 'text' | 'code' | 'codes' | 'integer' | 'boolean' | 'date'

export interface Field {
  readonly type: FieldType
  readonly required?: true
  readonly dictionary?: string
  readonly minimum?: number
  readonly maximum?: number
  /** A regular expression that the whole text matches. */
  readonly pattern?: string
}

const identifier = { type: 'identifier', required: true } as const
const key = { type: 'text', required: true } as const
const text = { type: 'text' } as const
const date = { type: 'date' } as const
const flag = { type: 'boolean' } as const
const code = (dictionary: string) => ({ type: 'code', dictionary }) as const
const integer = (minimum: number, maximum: number) => ({ type: 'integer', minimum, maximum }) as const
const day = integer(-36_525, 36_525)

export const entities = {
  project: { project: key, name: text, licence: text, attribution: text, availability: text },
  site: { site: key, name: text, country: code('country'), subdivision: code('subdivision') },
  patient: {
    patient: identifier,
    site: text,
    project: text,
    sex: code('sex'),
    age: integer(0, 90),
    race: code('race'),
    ethnicity: code('ethnicity'),
    country: code('country'),
    subdivision: code('subdivision'),
    // A full ZIP code must not come in.
    zip3: { type: 'text', pattern: '^[0-9]{3}$' },
    covid19Status: code('covid19Status'),
    hospitalised: flag,
    icuAdmitted: flag,
    ventilated: flag,
    vitalStatus: code('vitalStatus'),
    indexEvent: code('indexEvent'),
    contributedOn: date,
  },
  covid19Test: { patient: identifier, testedDay: day, outcome: code('covid19Status') },
  study: {
    study: identifier,
    patient: identifier,
    modalities: { type: 'codes', dictionary: 'modality' },
    bodyPart: code('bodyPart'),
    performedOn: date,
    performedShifted: flag,
    daysFromIndex: day,
    contributedOn: date,
    series: integer(0, 100_000),
    images: integer(0, 10_000_000),
    loincCode: text,
  },
  stay: {
    patient: identifier,
    kind: { type: 'code', dictionary: 'stayKind', required: true },
    admissionDay: day,
    dischargeDay: day,
    dischargeStatus: code('dischargeStatus'),
  },
  breathingSupport: { patient: identifier, type: code('breathingSupport'), startDay: day, endDay: day },
  annotation: {
    study: identifier,
    label: code('annotationLabel'),
    grade: code('annotationGrade'),
    score: integer(0, 24),
    method: code('annotationMethod'),
  },
  pledge: {
    site: key,
    project: text,
    surveyedOn: date,
    stage: code('pledgeStage'),
    stageOn: date,
    pledgedStudies: integer(0, 100_000_000),
    modality: { type: 'code', dictionary: 'modality' },
  },
} as const satisfies Record<string, Record<string, Field>>

export type Entity = keyof typeof entities

export const isEntity = (name: string): name is Entity => Object.hasOwn(entities, name)

export const entityNames: readonly Entity[] = Object.keys(entities).filter(isEntity)

export const fieldsOf = (entity: Entity): Readonly<Record<string, Field>> => entities[entity]
