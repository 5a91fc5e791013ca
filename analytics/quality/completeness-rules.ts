import { fields } from '../catalogue/fields.js'
import { partOf, type QualityRule } from './rule.js'

interface KeyField {
  readonly field: string
  readonly column: string
  readonly words: string
}

/** The fields that questions group by and measures count most. */
const keyFields: readonly KeyField[] = [
  { field: 'contributedOn', column: 'contributed_on', words: 'date of contribution' },
  { field: 'site', column: 'site', words: 'site' },
  { field: 'sex', column: 'sex', words: 'sex' },
  { field: 'ageBand', column: 'age', words: 'age' },
  { field: 'race', column: 'race', words: 'race' },
  { field: 'ethnicity', column: 'ethnicity', words: 'ethnicity' },
  { field: 'patientCountry', column: 'country', words: 'country of residence' },
  { field: 'patientSubdivision', column: 'subdivision', words: 'state of residence' },
  { field: 'covid19Status', column: 'covid19_status', words: 'COVID-19 status' },
  { field: 'hospitalised', column: 'hospitalised', words: 'hospital admission' },
  { field: 'icuAdmitted', column: 'icu_admitted', words: 'intensive care admission' },
  { field: 'breathingSupport', column: 'breathing_support', words: 'breathing support' },
  { field: 'vitalStatus', column: 'vital_status', words: 'vital status' },
  { field: 'modality', column: 'modalities', words: 'modality' },
  { field: 'bodyPart', column: 'body_part', words: 'body part' },
  { field: 'performedOn', column: 'performed_on', words: 'date performed' },
  { field: 'studyContributedOn', column: 'contributed_on', words: 'date of contribution' },
]

const plural = { patient: 'patients', study: 'studies' }

const completenessId = (column: string): string => `completeness-${column.replaceAll('_', '-')}`

/** The rule that tells how many records lack what a column of the sources says, or null. */
export const completenessRuleOf = (column: string): string | null =>
  keyFields.some((key) => key.column === column) ? completenessId(column) : null

/** How much is unknown, field by field. Not wrong, but it decides what can be asked. */
export const completenessRules = keyFields.flatMap<QualityRule>(({ field: id, column, words }) =>
  fields
    .filter((field) => field.id === id)
    .map(({ base, known }) => ({
      id: completenessId(column),
      label: `Unknown ${words}`,
      category: 'completeness',
      severity: 'note',
      entity: base,
      sql: `SELECT NULL AS site, count(*) FILTER (WHERE NOT (${known})) AS failed, count(*) AS of, NULL AS detail
        FROM core.${base} AS ${base}`,
      threshold: 0,
      message: (finding) => `${words} is unknown for ${partOf(finding, plural[base])}`,
    })),
)
