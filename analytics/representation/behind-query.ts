import type { TrendQuestion } from '../contract/trends.js'
import { clockReading, usesClock, within } from '../cube/clock.js'
import { relation } from '../cube/relation.js'
import { all, sql, trusted, type Sql } from '../sql/sql.js'

/**
 * Who is behind an answer, in one row: `sites` and `patients` that are compared, and those left out since their
 * contribution has no date, `undated` and, for what is protected, `undatedPatients`.
 */
export function behindStatement(question: TrendQuestion): Sql {
  const { where } = question
  const { from, conditions } = relation('patient', new Set(), where)
  const { date, excluded } = clockReading('patient', question.clock, question.grain)
  const isUndated = usesClock(question) ? `(${excluded['undated'] ?? 'false'})` : 'false'
  const isCompared = all([trusted(`${isUndated} IS NOT TRUE`), ...within(date, question)])
  return sql`WITH patient AS (
SELECT patient.patient_number, patient.site, patient.contributed_on
${from}
WHERE ${all(conditions)}
)
SELECT
  count(DISTINCT site) FILTER (WHERE ${isCompared}) AS sites,
  count(*) FILTER (WHERE ${isCompared}) AS patients,
  count(*) FILTER (WHERE ${trusted(isUndated)}) AS undated,
  count(*) FILTER (WHERE ${trusted(isUndated)}) AS "undatedPatients"
FROM patient`
}
