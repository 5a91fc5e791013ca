import { createHash } from 'node:crypto'
import { trusted } from '#analytics/sql/sql.js'
import type { Database } from '#api/duckdb/database.js'
import { derivedColumns, schemaVersion } from '#data/schema/core.js'

/** Columns as one number. Numbers can be added up, so the order of rows does not matter. */
const digest = (columns: string): string => `md5_number_lower(row(${columns})::VARCHAR)`

/** Each patient with all that hangs on it, by its values alone: pseudonyms depend on the key of the installation. */
const patients = `
WITH annotated AS (
  SELECT study, sum(${digest('*COLUMNS(* EXCLUDE (study))')}) AS annotations FROM core.annotation GROUP BY study
),
imaged AS (
  SELECT patient, sum(${digest(`*COLUMNS(study.* EXCLUDE (study, patient, ${derivedColumns.study})), annotations`)}) AS studies
  FROM core.study AS study LEFT JOIN annotated USING (study) GROUP BY patient
),
seen AS (
  SELECT patient, sum(${digest('*COLUMNS(* EXCLUDE (patient, patient_number))')}) AS stays FROM core.stay GROUP BY patient
),
supported AS (
  SELECT patient, sum(${digest('*COLUMNS(* EXCLUDE (patient))')}) AS supports FROM core.breathing_support GROUP BY patient
)
SELECT
  sum(${digest(`*COLUMNS(patient.* EXCLUDE (patient, record_key, ${derivedColumns.patient})), imaged.studies, stays, supports`)})::VARCHAR AS digest
FROM core.patient AS patient
LEFT JOIN imaged USING (patient) LEFT JOIN seen USING (patient) LEFT JOIN supported USING (patient)`

/** A table without patients. The place a rejected record had in its file is not content. */
const plainTable = (table: string): string =>
  `SELECT sum(${digest(table === 'rejected_record' ? '*COLUMNS(* EXCLUDE (record))' : '*COLUMNS(*)')})::VARCHAR AS digest
   FROM core.${table}`

const parts: readonly (readonly [string, string])[] = [
  ['patient', patients],
  ...['project', 'site', 'pledge', 'rejected_record', 'observed_value'].map(
    (table) => [table, plainTable(table)] as const,
  ),
]

/**
 * The id of a snapshot: the first 12 hex digits of SHA-256 over its content.
 *
 * The same content has the same id on every installation and at any time, in whatever order it was read, so that
 * an export that brings nothing new is known to, and two people can tell whether they speak of the same numbers.
 */
export async function snapshotId(database: Database): Promise<string> {
  const hash = createHash('sha256').update(`schema ${schemaVersion}\n`)
  for (const [name, text] of parts) {
    const [row] = await database.query(trusted(text))
    const digest = row?.['digest']
    hash.update(`${name} ${typeof digest === 'string' ? digest : 0}\n`)
  }
  return hash.digest('hex').slice(0, 12)
}
