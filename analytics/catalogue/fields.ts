import type { Level } from './dimension.js'
import { dimensionIds, dimensionOf, isDimensionId } from './dimensions.js'
import { measureIds, measureOf } from './measures.js'

/** What a record may say or leave unsaid: a dimension, an outcome, or a date. */
export interface Field {
  readonly id: string
  readonly label: string
  readonly kind: 'dimension' | 'outcome' | 'date'
  /** Whose records have it. */
  readonly base: 'patient' | 'study'
  /** What `known` reads beside the base. */
  readonly needs: readonly Level[]
  /** SQL over the aliases of analytics/cube/relation.ts: true where it is known, never NULL. */
  readonly known: string
}

/** What says shorter, and sooner, that a dimension or an outcome is known. The same as its expression does. */
const shortly: Readonly<Record<string, string>> = {
  ageBand: 'patient.age IS NOT NULL',
  ageDecade: 'patient.age IS NOT NULL',
  hospitalised: 'patient.hospitalised IS NOT NULL',
  icuAdmitted: 'patient.icu_admitted IS NOT NULL',
  breathingSupported: 'patient.breathing_support IS NOT NULL',
  typicalAppearance: 'coalesce(len(study.annotation_labels), 0) > 0',
}

const ofDimensions = dimensionIds.map<Field>((id) => {
  const { label, level, list, expression } = dimensionOf(id)
  const base = level === 'patient' || level === 'site' ? 'patient' : 'study'
  const known = list === undefined ? `(${expression}) IS NOT NULL` : `coalesce(len(${list}), 0) > 0`
  return { id, label, kind: 'dimension', base, needs: [level], known: shortly[id] ?? known }
})

/** Outcomes that are no dimension as well. Whether a study is annotated is never unknown. */
const ofOutcomes = measureIds.flatMap<Field>((id) => {
  const measure = measureOf(id)
  if (measure.kind !== 'proportion' || measure.base === 'stay' || isDimensionId(id) || id === 'annotated') return []
  const { label, base, outcome } = measure
  return [{ id, label, kind: 'outcome', base, needs: [], known: shortly[id] ?? `(${outcome}) IS NOT NULL` }]
})

const date = (id: string, label: string, base: Field['base'], column: string): Field => ({
  ...{ id, label, kind: 'date', base, needs: [] },
  known: `${base}.${column} IS NOT NULL`,
})

/** Every field by which a record can be found wanting, in the order they are told. */
export const fields: readonly Field[] = [
  date('contributedOn', 'First contribution', 'patient', 'contributed_on'),
  ...ofDimensions,
  ...ofOutcomes,
  date('studyContributedOn', 'Contribution of the study', 'study', 'contributed_on'),
  date('performedOn', 'Date performed', 'study', 'performed_on'),
  date('daysFromIndex', 'Days from index event', 'study', 'days_from_index'),
]

export const fieldIds: readonly string[] = fields.map(({ id }) => id)

/**
 * Fields that say something of each other. Whoever has a later one has those before it, so that their numbers differ by
 * people who could be counted; and groups told apart by one say of the others who is known.
 */
const families: readonly (readonly string[])[] = [
  ['ageBand', 'ageDecade'],
  ['site', 'siteCountry', 'siteSubdivision'],
  ['patientCountry', 'patientSubdivision', 'patientZip3'],
  ['ethnicity', 'race', 'raceEthnicity'],
  ['covid19Status', 'covid19Positive'],
  ['invasivelyVentilated', 'breathingSupport', 'breathingSupported'],
  ['vitalStatus', 'died'],
  ['annotationLabel', 'annotationGrade', 'typicalAppearance'],
]

const familyOf = (id: string): readonly string[] => families.find((family) => family.includes(id)) ?? [id]

/** Whether two fields say something of each other; each does so of itself. */
export const areRelated = (one: string, other: string): boolean => familyOf(one).includes(other)

/** The fields of the family that come before one. @example relativesBefore('patientZip3') // ['patientCountry', 'patientSubdivision'] */
export const relativesBefore = (id: string): readonly string[] => {
  const family = familyOf(id)
  return family.slice(0, family.indexOf(id))
}
