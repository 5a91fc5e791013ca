import { sql, trusted, type Sql } from '../sql/sql.js'

/**
 * Steps that tell how many patients are behind each period and delay, each period, and each delay: `cell`, `of_period`
 * and `of_delay`. Exams of before are the cell without a period.
 *
 * Telling patients apart is what takes long, and it matters where they are few. Where studies are so many that they must
 * be of enough patients, since none has more than `most` of them, studies / most patients are told, which there are at
 * least; and of a period or delay the most of any of its cells, where they are enough. Fewer than there are protects as
 * well: more is withheld then, and never less.
 *
 * @param maxDelay longer delays are gathered in it
 */
export function patientsBehind(maxDelay: number, threshold: number): readonly Sql[] {
  return [
    trusted('bound AS (SELECT max(studies) AS most FROM (SELECT count(*) AS studies FROM kept GROUP BY patient))'),
    sql`gathered AS (SELECT d0, made, contributed, studies, period, least(delay, ${maxDelay}) AS delay FROM placed)`,
    trusted('size AS (SELECT d0, period, delay, sum(studies) AS studies FROM gathered GROUP BY d0, period, delay)'),
    sql`few AS (
SELECT d0, made, contributed, gathered.period, gathered.delay FROM gathered JOIN size USING (d0), bound
WHERE size.period IS NOT DISTINCT FROM gathered.period AND size.delay IS NOT DISTINCT FROM gathered.delay
  AND size.studies < ${threshold} * most)`,
    trusted(`counted AS (
SELECT d0, period, delay, count(DISTINCT patient) AS patients
FROM kept JOIN few USING (d0, made, contributed) GROUP BY d0, period, delay)`),
    trusted(`cell AS (
SELECT size.d0, 'cell' AS part, size.period, size.delay, 0 AS studies,
  coalesce(counted.patients, ceil(size.studies / most)::BIGINT) AS patients
FROM bound, size LEFT JOIN counted ON counted.d0 = size.d0
  AND counted.period IS NOT DISTINCT FROM size.period AND counted.delay IS NOT DISTINCT FROM size.delay)`),
    ...line('period', threshold),
    ...line('delay', threshold),
  ]
}

function line(of: 'period' | 'delay', threshold: number): readonly Sql[] {
  const name = trusted(of)
  return [
    trusted(
      `most_${of} AS (SELECT d0, ${of}, max(patients) AS patients FROM cell WHERE period IS NOT NULL GROUP BY d0, ${of})`,
    ),
    sql`few_${name} AS (
SELECT d0, ${name}, count(DISTINCT patient) AS patients
FROM kept JOIN gathered USING (d0, made, contributed)
SEMI JOIN (FROM most_${name} WHERE patients < ${threshold}) USING (d0, ${name})
WHERE gathered.period IS NOT NULL GROUP BY d0, ${name})`,
    trusted(`of_${of} AS (
SELECT d0, 'of_${of}' AS part, ${of === 'period' ? 'period, NULL AS delay' : 'NULL AS period, delay'}, 0 AS studies,
  coalesce(few_${of}.patients, most_${of}.patients) AS patients
FROM most_${of} LEFT JOIN few_${of} USING (d0, ${of}))`),
  ]
}
