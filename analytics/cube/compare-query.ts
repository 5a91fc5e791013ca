import { derivedColumns } from '#data/schema/core.js'
import type { ChangesBy } from '../contract/compare.js'

/** Two snapshots attached to one database, under these names. */
export const earlier = 'earlier'
export const later = 'later'

/** A record by its values. Its number is its place in the table, which moves when others come. */
const digest = (alias: 'patient' | 'study'): string =>
  `md5_number_lower(row(*COLUMNS(${alias}.* EXCLUDE (${derivedColumns[alias]})))::VARCHAR)`

const month = (column: string): string => `coalesce(strftime(${column}, '%Y-%m'), 'unknown')`

const patientsOf = (snapshot: string): string => `
  SELECT patient.patient AS key, patient.patient AS patient, ${digest('patient')} AS digest,
    coalesce(patient.project, 'unknown') AS project, coalesce(patient.site, 'unknown') AS site,
    ['all'] AS modality, ${month('patient.contributed_on')} AS month
  FROM ${snapshot}.core.patient AS patient`

const studiesOf = (snapshot: string): string => `
  SELECT study.study AS key, study.patient AS patient, ${digest('study')} AS digest,
    coalesce(patient.project, 'unknown') AS project, coalesce(patient.site, 'unknown') AS site,
    CASE WHEN len(study.modalities) = 0 THEN ['unknown'] ELSE study.modalities END AS modality,
    ${month('study.contributed_on')} AS month
  FROM ${snapshot}.core.study AS study JOIN ${snapshot}.core.patient AS patient USING (patient_number)`

const group = (dimension: ChangesBy['dimension'] | null): string =>
  dimension === null ? "'all'" : dimension === 'modality' ? 'unnest(modality)' : dimension

/**
 * Records added, changed, removed and the same, by one dimension or altogether. A record that is in both is counted
 * where the later snapshot has it.
 *
 * @returns SQL that selects `value`, `status`, `records` and, for what is protected, the `patients` behind them
 */
export function changesStatement(unit: ChangesBy['countingUnit'], dimension: ChangesBy['dimension'] | null): string {
  const of = unit === 'patients' ? patientsOf : studiesOf
  const either = (column: string): string => `coalesce(later_record.${column}, earlier_record.${column}) AS ${column}`
  return `
WITH earlier_record AS (${of(earlier)}),
later_record AS (${of(later)}),
compared AS (
  SELECT
    CASE
      WHEN earlier_record.key IS NULL THEN 'added'
      WHEN later_record.key IS NULL THEN 'removed'
      WHEN earlier_record.digest <> later_record.digest THEN 'changed'
      ELSE 'same'
    END AS status,
    ${['patient', 'project', 'site', 'modality', 'month'].map(either).join(', ')}
  FROM earlier_record FULL JOIN later_record USING (key)
),
grouped AS (SELECT ${group(dimension)} AS value, status, patient FROM compared)
SELECT value, status, count(*) AS records, count(DISTINCT patient) AS patients
FROM grouped GROUP BY value, status ORDER BY value, status`
}
