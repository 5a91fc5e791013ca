import { wholeNumber } from '#analytics/vocabulary/whole-number.js'
import type { QualityRule } from './rule.js'

/** What must hold in every snapshot; a failure is a mistake of ours and stops the export. */
export const integrityRules: readonly QualityRule[] = [
  ...(['patient', 'study'] as const).map<QualityRule>((table) => ({
    id: 'unique-key',
    label: 'Repeated pseudonyms',
    category: 'conformance',
    severity: 'error',
    entity: table,
    sql: `SELECT NULL AS site, count(*) - count(DISTINCT ${table}) AS failed, count(*) AS of, NULL AS detail
      FROM core.${table}`,
    threshold: 0,
    message: ({ failed }) => `${wholeNumber(failed)} rows of core.${table} repeat a pseudonym`,
  })),
  ...(
    [
      ['study', 'patient'],
      ['stay', 'patient'],
      ['breathing_support', 'patient'],
      ['annotation', 'study'],
    ] as const
  ).map<QualityRule>(([table, parent]) => ({
    id: 'linked',
    label: 'Records that belong to nobody',
    category: 'conformance',
    severity: 'error',
    entity: table,
    sql: `SELECT NULL AS site, count(*) AS failed, (SELECT count(*) FROM core.${table}) AS of, NULL AS detail
      FROM core.${table} ANTI JOIN core.${parent} USING (${parent})`,
    threshold: 0,
    message: ({ failed }) => `${wholeNumber(failed)} rows of core.${table} belong to no ${parent}`,
  })),
]
