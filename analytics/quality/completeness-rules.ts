import { partOf, type QualityRule } from './rule.js'

interface KeyField {
  readonly entity: 'patient' | 'study'
  readonly column: string
  readonly words: string
  /** What is missing, where NULL does not say it. */
  readonly missing?: string
}

/** The fields that questions group by and measures count. */
const keyFields: readonly KeyField[] = [
  { entity: 'patient', column: 'contributed_on', words: 'date of contribution' },
  { entity: 'patient', column: 'site', words: 'site' },
  { entity: 'patient', column: 'sex', words: 'sex' },
  { entity: 'patient', column: 'age', words: 'age' },
  { entity: 'patient', column: 'race', words: 'race' },
  { entity: 'patient', column: 'ethnicity', words: 'ethnicity' },
  { entity: 'patient', column: 'country', words: 'country of residence' },
  { entity: 'patient', column: 'subdivision', words: 'state of residence' },
  { entity: 'patient', column: 'covid19_status', words: 'COVID-19 status' },
  { entity: 'patient', column: 'hospitalised', words: 'hospital admission' },
  { entity: 'patient', column: 'icu_admitted', words: 'intensive care admission' },
  { entity: 'patient', column: 'breathing_support', words: 'breathing support' },
  { entity: 'patient', column: 'vital_status', words: 'vital status' },
  { entity: 'study', column: 'modalities', words: 'modality', missing: 'len(modalities) = 0' },
  { entity: 'study', column: 'body_part', words: 'body part' },
  { entity: 'study', column: 'performed_on', words: 'date performed' },
  { entity: 'study', column: 'contributed_on', words: 'date of contribution' },
]

const plural = { patient: 'patients', study: 'studies' }

/** How much is unknown, field by field. Not wrong, but it decides what can be asked. */
export const completenessRules = keyFields.map<QualityRule>(({ entity, column, words, missing }) => ({
  id: `completeness-${column.replaceAll('_', '-')}`,
  category: 'completeness',
  severity: 'note',
  entity,
  sql: `SELECT NULL AS site, count(*) FILTER (WHERE ${missing ?? `${column} IS NULL`}) AS failed, count(*) AS of,
      NULL AS detail
    FROM core.${entity}`,
  threshold: 0,
  message: (finding) => `${words} is unknown for ${partOf(finding, plural[entity])}`,
}))
