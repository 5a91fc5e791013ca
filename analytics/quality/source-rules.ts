import { wholeNumber } from '#analytics/vocabulary/whole-number.js'
import { partOf, type QualityRule } from './rule.js'

const observed = (kind: string): string => `
  WITH spelling AS (
    SELECT entity, field, value, max(reason) AS reason, sum(records) AS records
    FROM core.observed_value WHERE kind = '${kind}' GROUP BY entity, field, value
  )
  SELECT
    NULL AS site, sum(records) AS failed, 0 AS of,
    replace(entity || '.' || field, '_', ' ') || ': '
      || array_to_string(list(value || format(' ({:,})', records::BIGINT) ORDER BY records DESC, value)[:5], ', ')
      || CASE WHEN count(*) > 5 THEN format(' and {:,} more spellings', count(*) - 5) ELSE '' END
      || CASE WHEN count(DISTINCT reason) = 1 AND max(reason) <> '' THEN '; ' || max(reason) ELSE '' END AS detail
  FROM spelling GROUP BY entity, field ORDER BY entity, field`

/** What of the sources could not be used as it came. */
export const sourceRules: readonly QualityRule[] = [
  {
    id: 'unmapped-values',
    label: 'Values that no code list has',
    category: 'conformance',
    severity: 'warning',
    entity: 'observed_value',
    sql: observed('unmapped'),
    threshold: 0,
    message: ({ failed, detail }) => `${wholeNumber(failed)} values that no code list has count as unknown: ${detail}`,
  },
  {
    id: 'invalid-values',
    label: 'Values that could not be read',
    category: 'conformance',
    severity: 'warning',
    entity: 'observed_value',
    sql: observed('invalid'),
    threshold: 0,
    message: ({ failed, detail }) => `${wholeNumber(failed)} values that could not be read count as unknown: ${detail}`,
  },
  {
    id: 'recoded-values',
    label: 'Values that were recoded',
    category: 'conformance',
    severity: 'note',
    entity: 'observed_value',
    sql: observed('recoded'),
    threshold: 0,
    message: ({ failed, detail }) => `${wholeNumber(failed)} values were recoded: ${detail}`,
  },
  {
    id: 'rejected-records',
    label: 'Records kept out',
    category: 'conformance',
    severity: 'warning',
    entity: 'rejected_record',
    sql: `SELECT NULL AS site, count(*) AS failed, 0 AS of,
        source || ': ' || replace(entity, '_', ' ') || ' by the rule ' || rule
          || coalesce(', field ' || nullif(field, ''), '') || ', first at ' || min(record)
          || CASE WHEN rule IN ('too-few-cells', 'too-many-cells')
            THEN ', with ' || arg_min(value, record) ELSE '' END AS detail
      FROM core.rejected_record WHERE rule <> 'conflicting-duplicate'
      GROUP BY source, entity, rule, field ORDER BY failed DESC, detail`,
    threshold: 0,
    message: ({ failed, detail }) => `${wholeNumber(failed)} records were kept out: ${detail}`,
  },
  {
    id: 'resubmission-conflicts',
    label: 'Records that contradict an earlier one',
    category: 'conformance',
    severity: 'warning',
    entity: 'rejected_record',
    sql: `SELECT NULL AS site, count(*) AS failed, 0 AS of,
        source || ': ' || replace(entity, '_', ' ') || ' by their ' || replace(field, '_', ' ') || ', first at ' || min(record)
          AS detail
      FROM core.rejected_record WHERE rule = 'conflicting-duplicate'
      GROUP BY source, entity, field ORDER BY failed DESC, detail`,
    threshold: 0,
    message: ({ failed, detail }) =>
      `${wholeNumber(failed)} records contradict an earlier one of the same key and were kept out: ${detail}; ask ` +
      'which of the two is meant to stand',
  },
  ...(['project', 'site', 'patient', 'study'] as const).map<QualityRule>((table) => ({
    id: 'repeated-records',
    label: 'Records that repeat an earlier one',
    category: 'conformance',
    severity: 'note',
    entity: table,
    sql: `SELECT NULL AS site, count(*) AS failed, (SELECT count(*) FROM staging.${table}) AS of, NULL AS detail
      FROM staging.repeated_${table} WHERE contradicts IS NULL AND NOT completes`,
    threshold: 0,
    message: (finding) => `${partOf(finding, `${table} records`)} repeat an earlier one and agree with it`,
  })),
]
