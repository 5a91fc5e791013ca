import type { CurveEvent } from '../catalogue/curve-events.js'
import type { Level } from '../catalogue/dimension.js'
import type { CurveQuestion } from '../contract/curves.js'
import { relation } from '../cube/relation.js'
import { dimensionFor, groupValue, keptGroups, toldApart } from '../cube/selection.js'
import { all, join, sql, trusted, type Sql } from '../sql/sql.js'
import { courseSteps } from './course-query.js'

/**
 * The statement that answers a question of curves: some hundred rows a group, whatever the number of patients. Columns
 * are `part`, `d0`…, `state`, `day` and `patients`. Of part `group` are the patients of each group, of part `total` every
 * patient once, and one row of part `sites` says how many sites those come from who are followed.
 */
export function curveStatement(event: CurveEvent, question: CurveQuestion): Sql {
  const { by, where } = question
  const told = new Set<Level>(by.map((id) => dimensionFor(id).level))
  const { from, repeats, conditions } = relation('patient', told, where)
  const values = by.map((id, i) => `, ${groupValue(id)} AS d${i}`).join('')
  const steps = [
    ...courseSteps(event, question),
    sql`record AS MATERIALIZED (
  SELECT patient.patient_number AS patient, patient.site AS site, course.state AS state, course.day AS day,
    course.entry AS entry${trusted(values)}
  ${from}
  JOIN course ON course.patient_number = patient.patient_number
  WHERE ${all(conditions)}
)`,
    ...toldApart(by, repeats),
    trusted(`once AS (SELECT ${repeats ? 'DISTINCT ' : ''}patient, site, state, day, entry FROM record)`),
  ]
  return sql`WITH ${join(steps, ',\n')}
${join([...(by.length === 0 ? [] : [groups(where, by)]), trusted(everybody(by))], '\nUNION ALL\n')}`
}

function groups(where: CurveQuestion['where'], by: readonly string[]): Sql {
  const names = trusted(by.map((_, i) => `d${i}`).join(', '))
  return sql`SELECT 'group' AS part, ${names}, state, day, count(*) AS patients
FROM unit WHERE ${all(keptGroups(where, by))} GROUP BY ${names}, state, day
UNION ALL
SELECT 'group' AS part, ${names}, 'entered' AS state, entry AS day, count(*) AS patients
FROM unit WHERE entry IS NOT NULL AND ${all(keptGroups(where, by))} GROUP BY ${names}, entry`
}

function everybody(by: readonly string[]): string {
  const none = by.map((_, i) => `NULL AS d${i}, `).join('')
  return `SELECT 'total' AS part, ${none}state, day, count(*) AS patients FROM once GROUP BY state, day
UNION ALL
SELECT 'total' AS part, ${none}'entered' AS state, entry AS day, count(*) AS patients
FROM once WHERE entry IS NOT NULL GROUP BY entry
UNION ALL
SELECT 'sites' AS part, ${none}NULL AS state, NULL AS day, count(DISTINCT site) AS patients FROM once WHERE day IS NOT NULL`
}
