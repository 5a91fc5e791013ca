import type { Measure } from '../catalogue/measure.js'
import type { TrendQuestion } from '../contract/trends.js'
import { all, sql, trusted, type Sql } from '../sql/sql.js'
import { startOf } from '../vocabulary/period.js'
import { addDays } from '../vocabulary/calendar.js'
import { clockReading, periodStart, precisionNeeded, within } from './clock.js'
import { relation } from './relation.js'

/**
 * The sites that have records both in the first period of a question and in its last whole one: what changes among
 * them is no coming and going of sites. Column `site`.
 *
 * @param question with a grain of the calendar
 * @param dataTo the last day that the data reach: the period it lies in is whole only where it ends with it
 */
export function panelStatement(measure: Measure, question: TrendQuestion, dataTo: string | null): Sql {
  const { clock, grain, where } = question
  if (grain === 'none') throw new RangeError('a fixed panel needs periods')
  const { from, conditions } = relation(measure.base, new Set(['patient']), where)
  const { date, excluded } = clockReading(measure.base, clock, precisionNeeded(question))
  const dated = Object.values(excluded).map((reason) => trusted(`(${reason}) IS NOT TRUE`))
  const whole = dataTo === null ? [] : [sql`${trusted(date)} < ${startOf(grain, addDays(dataTo, 1))}::DATE`]
  return sql`WITH dated AS (
SELECT DISTINCT patient.site AS site, ${trusted(periodStart(date, clock, grain))} AS period
${from}
WHERE ${all([...conditions, ...dated, ...within(date, question), ...whole])}
)
SELECT site FROM dated, (SELECT min(period) AS first, max(period) AS last FROM dated) AS span
WHERE site IS NOT NULL
GROUP BY site, first, last
HAVING min(period) = first AND max(period) = last
ORDER BY site`
}
