import type { Level } from '../catalogue/dimension.js'
import type { Filter, Period, TrendQuestion } from '../contract/trends.js'
import { clockReading, periodStart, precisionNeeded, within } from '../cube/clock.js'
import { relation } from '../cube/relation.js'
import { condition, dimensionFor, groupValue, keptGroups, toldApart } from '../cube/selection.js'
import { all, join, sql, trusted, type Sql } from '../sql/sql.js'
import { startBefore } from '../vocabulary/period.js'
import { patientsBehind } from './patients-query.js'
import type { SpanGrain } from './spans.js'

/** What a triangle is made of: exams of a period, by the period of their contribution. */
export interface TriangleAsked {
  readonly by: readonly string[]
  readonly where: readonly Filter[]
  readonly grain: SpanGrain
  readonly from: string | null
  readonly to: string | null
  readonly maxDelay: number
  /** Periods up to the present that are used. */
  readonly periods: number
  readonly present: Period
  /** Where counts of patients below it are protected, the patients behind each count are told, too. */
  readonly threshold: number | null
}

/**
 * Reports by group, period of the exam and delay in periods, as small as the triangle whatever the repository's size.
 *
 * Exams of before a group's first contribution are told by their number only: nobody could have contributed them
 * earlier, so that they say nothing of how long it takes.
 *
 * @returns SQL that selects `d0`, `part`, `period`, `delay`, `studies` and `patients`: of part `report` the studies
 * by whole delay, and with period null those of before; of the other parts patients, with delays up to maxDelay
 */
export function reportsStatement(asked: TriangleAsked): Sql {
  const { grain, present, periods, threshold } = asked
  const first = startBefore(grain, present.from, periods - 1)
  const made = periodStart('made', 'performed', grain)
  const steps = [
    sql`record AS (\n${records(asked)}\n)`,
    ...toldApart(asked.by, false),
    sql`kept AS (SELECT * FROM unit WHERE ${all(keptGroups(asked.where, asked.by))})`,
    // By day, before anything is worked out for each of them: there are far fewer pairs of days than studies.
    trusted('pair AS (SELECT d0, made, contributed, count(*) AS studies FROM kept GROUP BY d0, made, contributed)'),
    trusted(`dated AS (
SELECT *, ${made} AS exams, ${periodStart('contributed', 'contributed', grain)} AS reported
FROM pair WHERE contributed >= ${made})`),
    sql`started AS (SELECT d0, greatest(min(reported), ${first}::DATE) AS began FROM dated GROUP BY d0)`,
    trusted(`placed AS (
SELECT d0, made, contributed, studies, CASE WHEN exams >= began THEN exams END AS period,
  CASE WHEN exams >= began THEN ${delayBetween(grain)} END AS delay
FROM dated JOIN started USING (d0))`),
    trusted(`report AS (
SELECT d0, 'report' AS part, period, delay, sum(studies)::BIGINT AS studies, 0 AS patients
FROM placed GROUP BY d0, period, delay)`),
    ...(threshold === null ? [] : patientsBehind(asked.maxDelay, threshold)),
  ]
  const parts = threshold === null ? ['report'] : ['report', 'cell', 'of_period', 'of_delay']
  const told = parts.map((part) => `SELECT d0, part, period::VARCHAR AS period, delay, studies, patients FROM ${part}`)
  return sql`WITH ${join(steps, ',\n')}\n${trusted(told.join('\nUNION ALL '))}`
}

/** Whole periods from one first day to another. */
function delayBetween(grain: SpanGrain): string {
  const isWeek = grain === 'isoWeek' || grain === 'epiWeek'
  return isWeek ? '(reported - exams) // 7' : `date_diff('${grain}', exams, reported)`
}

function records(asked: TriangleAsked): Sql {
  const [dimension] = asked.by
  const { made, undated, bounds } = readingOf(asked)
  const columns = [
    ...(asked.threshold === null ? [] : ['study.patient_number AS patient']),
    `${made} AS made`,
    `${contributedOn} AS contributed`,
    `${dimension === undefined ? "''" : groupValue(dimension)} AS d0`,
  ]
  const isDated = undated.map(([, applies]) => sql`(${applies}) IS NOT TRUE`)
  return sql`SELECT ${trusted(columns.join(',\n  '))}
${fromTables(asked, [])}
WHERE ${all([...asked.where.map(condition), ...isDated, ...bounds, sql`${trusted(contributedOn)} < ${asked.present.to}::DATE`])}`
}

const contributedOn = 'study.contributed_on'

function fromTables({ by, where }: TriangleAsked, further: readonly Level[]): Sql {
  return relation('study', new Set([...by.map((id) => dimensionFor(id).level), ...further]), where).from
}

/** When an exam was made, and why it is not known well enough, in the order in which reasons are judged. */
function readingOf({ grain, from, to }: TriangleAsked) {
  const clock: TrendQuestion = {
    ...{ measure: 'studies', by: [], clock: 'performed', grain, from, to },
    ...{ where: [], asOf: null, cumulative: false },
  }
  const { date, excluded } = clockReading('study', 'performed', precisionNeeded(clock))
  return {
    made: date,
    undated: Object.entries(excluded).map(([reason, text]) => [reason, trusted(text)] as const),
    bounds: within(date, clock),
  }
}

/**
 * What is around the triangle, by reason: studies left out, each for the first reason that applies, and `usable`, those
 * in it; of how many patients those left out are, and from how many sites and on how many days those in it came.
 *
 * @returns SQL that selects `reason`, `studies`, `patients`, `sites`, `days` and `first_day`
 */
export function surroundingsStatement(asked: TriangleAsked): Sql {
  const { made, undated, bounds } = readingOf(asked)
  const contributed = trusted(contributedOn)
  const reasons = join(
    [
      ...undated.map(([reason, applies]) => sql`WHEN ${applies} THEN ${reason}`),
      ...(bounds.length === 0 ? [] : [sql`WHEN NOT (${all(bounds)}) THEN 'elsewhere'`]),
      sql`WHEN ${contributed} IS NULL THEN 'notContributed'`,
      sql`WHEN ${contributed} < ${trusted(periodStart(made, 'performed', asked.grain))} THEN 'contributedBefore'`,
      sql`WHEN ${contributed} >= ${asked.present.to}::DATE THEN 'afterPresent'`,
    ],
    '\n  ',
  )
  return sql`WITH judged AS (
SELECT CASE ${reasons} ELSE 'usable' END AS reason, study.patient_number AS patient, patient.site AS site,
  ${contributed} AS contributed
${fromTables(asked, ['patient'])}
WHERE ${all(asked.where.map(condition))})
SELECT reason, count(*) AS studies, ${trusted(asked.threshold === null ? '0' : `count(DISTINCT patient) FILTER (reason <> 'usable')`)} AS patients,
  count(DISTINCT site) AS sites, count(DISTINCT contributed) AS days, min(contributed)::VARCHAR AS first_day
FROM judged GROUP BY reason ORDER BY reason`
}
