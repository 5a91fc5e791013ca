import { wholeNumber } from '#analytics/vocabulary/whole-number.js'
import { percent, type QualityRule } from './rule.js'

interface Part {
  readonly column: 'project' | 'site'
  readonly words: string
}

const parts: readonly Part[] = [
  { column: 'project', words: 'project' },
  { column: 'site', words: 'site' },
]

/** Against the snapshot that was current before. Repositories grow: patients who are gone are a question to ask. */
export const volumeRules: readonly QualityRule[] = parts.map(({ column, words }) => ({
  id: `fewer-patients-of-${column}`,
  label: `Fewer patients of a ${words} than before`,
  category: 'completeness',
  severity: 'warning',
  entity: 'patient',
  compares: true,
  sql: `WITH earlier AS (SELECT ${column}, count(*) AS patients FROM previous.core.patient GROUP BY ${column}),
    later AS (SELECT ${column}, count(*) AS patients FROM core.patient GROUP BY ${column})
    SELECT ${column === 'site' ? 'earlier.site' : 'NULL'} AS site,
      greatest(0, earlier.patients - coalesce(later.patients, 0)) AS failed, earlier.patients AS of,
      coalesce('${words} ' || earlier.${column}, 'no named ${words}') AS detail
    FROM earlier LEFT JOIN later ON later.${column} IS NOT DISTINCT FROM earlier.${column}`,
  threshold: 0.05,
  message: (finding) =>
    `${finding.detail ?? ''} has ${wholeNumber(finding.failed)} of its ${wholeNumber(finding.of)} ` +
    `patients${percent(finding)} fewer than in the ` +
    'snapshot before; ask whether they were withdrawn, renamed, or are not visible any more',
}))
