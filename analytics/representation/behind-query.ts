import type { Level } from '../catalogue/dimension.js'
import type { TrendQuestion } from '../contract/trends.js'
import { clockReading, usesClock, within } from '../cube/clock.js'
import { relation } from '../cube/relation.js'
import { condition, dimensionFor } from '../cube/selection.js'
import { all, sql, trusted, type Sql } from '../sql/sql.js'

/**
 * Who is behind an answer, in one row: `sites` and `patients` that are compared, and those left out since their
 * contribution has no date, `undated` and, for what is protected, `undatedPatients`.
 */
export function behindStatement(question: TrendQuestion): Sql {
  const { where } = question
  const levels = new Set<Level>(where.map(({ dimension }) => dimensionFor(dimension).level))
  const { from, repeats } = relation('patient', levels)
  const { date, excluded } = clockReading('patient', question.clock, question.grain)
  const isUndated = usesClock(question) ? `(${excluded['undated'] ?? 'false'})` : 'false'
  const isCompared = all([trusted(`${isUndated} IS NOT TRUE`), ...within(date, question)])
  return sql`WITH patient AS (
SELECT ${trusted(repeats ? 'DISTINCT ' : '')}patient.patient_number, patient.site, patient.contributed_on
${from}
WHERE ${all(where.map(condition))}
)
SELECT
  count(DISTINCT site) FILTER (WHERE ${isCompared}) AS sites,
  count(*) FILTER (WHERE ${isCompared}) AS patients,
  count(*) FILTER (WHERE ${trusted(isUndated)}) AS undated,
  count(*) FILTER (WHERE ${trusted(isUndated)}) AS "undatedPatients"
FROM patient`
}
