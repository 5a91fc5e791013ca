import { trusted, type Sql } from '../../sql/sql.js'

/** What the rules found when the snapshot was made, in the order in which it was written. */
export const foundStatement: Sql = trusted(`
SELECT rule, severity, entity, failed, "of", site, message FROM core.check_result ORDER BY rowid`)

export const unmappedStatement: Sql = trusted(`
SELECT source, entity, field, kind, value, coalesce(reason, '') AS reason, sum(records)::BIGINT AS records
FROM core.observed_value WHERE kind IN ('unmapped', 'invalid')
GROUP BY ALL ORDER BY records DESC, source, entity, field, kind, value, reason`)

/** Never the record, nor the value that broke the rule. */
export const rejectedStatement: Sql = trusted(`
SELECT source, entity, rule, nullif(field, '') AS field, count(*) AS records
FROM core.rejected_record GROUP BY source, entity, rule, nullif(field, '') ORDER BY records DESC, source, entity, field, rule`)

/** One row a site: its patients. */
export const sitesStatement: Sql = trusted(`
SELECT site, count(*) AS patients FROM core.patient WHERE site IS NOT NULL GROUP BY site`)

/** One row: the most records of each entity that one patient has. */
export const largestStatement: Sql = trusted(`
SELECT
  (SELECT nullif(max(studies), 0) FROM core.patient) AS study,
  (SELECT max(records) FROM (SELECT count(*) AS records FROM core.stay GROUP BY patient_number)) AS stay,
  (SELECT max(records) FROM (SELECT count(*) AS records FROM core.breathing_support GROUP BY patient)) AS breathing_support`)
