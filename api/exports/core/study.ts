import { annotationGrade, annotationLabel } from '#data/dictionaries/clinical.js'
import type { Dictionary } from '#data/dictionaries/dictionary.js'

/**
 * The codes that a study's annotations have in a column, in the order of their list. Not with list(DISTINCT …), whose
 * memory grows with the studies and does not spill.
 */
const codesOf = (column: string, { codes }: Dictionary): string => `list_filter(
    [${Object.keys(codes)
      .map((code) => `CASE WHEN bool_or(${column} = '${code}') THEN '${code}' END`)
      .join(', ')}],
    lambda code: code IS NOT NULL
  )`

/** A staged date as the first day of the period it is known to lie in. */
const firstDay = (column: string): string =>
  `(${column} || CASE length(${column}) WHEN 4 THEN '-01-01' WHEN 7 THEN '-01' ELSE '' END)::DATE`

/** Studies of patients that are there. One without a contribution date came with its patient. */
export const studies = `
INSERT INTO core.study
SELECT
  study.study,
  study.patient,
  contribution.patient_number,
  coalesce(list_sort(list_distinct(string_split(modalities, ','))), []) AS modalities,
  body_part,
  ${firstDay('performed_on')} AS performed_on,
  CASE length(performed_on) WHEN 4 THEN 'year' WHEN 7 THEN 'month' WHEN 10 THEN 'day' END AS performed_precision,
  performed_shifted::BOOLEAN AS performed_shifted,
  days_from_index::INTEGER AS days_from_index,
  CASE WHEN length(study.contributed_on) = 10 THEN study.contributed_on::DATE ELSE contribution.contributed_on END
    AS contributed_on,
  series::INTEGER AS series,
  images::INTEGER AS images,
  loinc_code,
  annotation.study IS NOT NULL AS annotated,
  annotation.labels AS annotation_labels,
  annotation.grades AS annotation_grades
FROM staging.single_study AS study JOIN staging.contribution AS contribution USING (patient)
LEFT JOIN (
  SELECT study, ${codesOf('label', annotationLabel)} AS labels, ${codesOf('grade', annotationGrade)} AS grades
  FROM staging.annotation GROUP BY study
) AS annotation ON annotation.study = study.study
ORDER BY contributed_on, study.study;`

/**
 * When each patient was first contributed: the earliest of its own date and those of its studies, and how many these
 * are. It also gives patients their order, and so their number.
 */
export const contributions = `
CREATE TABLE staging.contribution AS
WITH dated AS (
  SELECT patient, contributed_on, 0 AS studies FROM staging.single_patient
  UNION ALL SELECT patient, contributed_on, 1 FROM staging.single_study
),
first AS (
  SELECT patient, min(CASE WHEN length(contributed_on) = 10 THEN contributed_on::DATE END) AS contributed_on,
    sum(studies)::UINTEGER AS studies
  FROM dated SEMI JOIN staging.single_patient USING (patient)
  GROUP BY patient
)
SELECT patient, contributed_on, studies,
  (row_number() OVER (ORDER BY contributed_on, patient) - 1)::UINTEGER AS patient_number
FROM first;`

/** The contributed clock needs a day; a coarser date is unknown, and told. */
export const coarseContributions = ['patient', 'study']
  .map(
    (table) => `
INSERT INTO core.observed_value
SELECT source, '${table}', 'contributed_on', 'invalid', contributed_on,
  'a contribution is dated to the day; a coarser date is unknown', count(*)::UINTEGER
FROM staging.single_${table} WHERE length(contributed_on) < 10
GROUP BY source, contributed_on ORDER BY ALL;`,
  )
  .join('\n')
