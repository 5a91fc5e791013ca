import type { Measure } from '../catalogue/measure.js'
import type { StandardisedQuestion } from '../contract/standardised.js'
import type { TrendQuestion } from '../contract/trends.js'
import { dimensionFor, groupValue } from '../cube/selection.js'
import { trendStatements, unitsOf } from '../cube/trend-query.js'
import { stratifyingIds } from '../question/stratifying.js'
import { sql, trusted, type Sql } from '../sql/sql.js'

/** The statements that answer a question of standardisation: counts by group and stratum, and never a patient. */
export interface StrataStatements {
  /**
   * Columns: `level`, `g0`… the groups, if they are told apart here, `s0`… the strata, `sites`, and those that a tally is
   * read from. Level `group` are groups by strata, `stratum` all by strata, `all` all together, for their `sites` only.
   */
  readonly whole: Sql
  /** Groups by strata, where a unit can be in several groups, so that they do not add up; null where they are in `whole`. */
  readonly groups: Sql | null
  /** What the clock left out, by reason; null where it is not used. */
  readonly excluded: Sql | null
}

export function strataStatements(measure: Measure, question: StandardisedQuestion): StrataStatements {
  const { by } = question
  const { excluded } = trendStatements(measure, asTrend(question))
  if (areApart(by)) return { whole: counted(measure, question, by), groups: null, excluded }
  return { whole: counted(measure, question, []), groups: counted(measure, question, by), excluded }
}

/** Patients in one group each are read once: all of them, and all of a stratum, are sums of what the groups have. */
export const areApart = (by: readonly string[]): boolean => by.every((id) => stratifyingIds.includes(id))

/** `person` is each patient, once in a group; `counted` is what they come to by group, stratum and site. */
function counted(measure: Measure, question: StandardisedQuestion, by: readonly string[]): Sql {
  const groups = by.map((_, i) => `g${i}`)
  const strata = question.strata.map((_, i) => `s${i}`)
  const persons = measure.base === 'patient' ? patientsThemselves : patientsOfStudies
  const names = [...groups, ...strata, 'site'].join(', ')
  return sql`WITH ${persons(measure, question, by)},
counted AS (
SELECT ${trusted(names)},
  sum(yes) AS yes, sum(known) AS known, sum(units) AS units, count(*) AS patients, count(*) FILTER (yes > 0) AS with_yes,
  count(*) FILTER (known > yes) AS with_no, count(*) FILTER (units > known) AS with_unknown
FROM person
GROUP BY ${trusted(names)}
)
${trusted(rolledUp(groups, strata))}`
}

/** Steps up to `person`: columns `g0`…, `s0`…, `site`, `yes`, `known`, `units`. */
type Persons = (measure: Measure, question: StandardisedQuestion, by: readonly string[]) => Sql

const patientsThemselves: Persons = (measure, question, by) => {
  const ids = [...by, ...question.strata, 'site']
  const { steps, kept } = unitsOf(measure, asTrend(question), ids)
  const columns = columnsOf(ids, by.length, (_, i) => `d${i}`)
  return sql`${steps},
person AS (
SELECT ${trusted(columns)},
  CASE WHEN value THEN 1 ELSE 0 END AS yes, CASE WHEN value IS NULL THEN 0 ELSE 1 END AS known, 1 AS units
FROM unit
WHERE ${kept}
)`
}

/** `mine` are a patient's studies, by what tells studies apart; what the patient is comes after, once for all of them. */
const patientsOfStudies: Persons = (measure, question, by) => {
  const finer = by.filter((id) => !stratifyingIds.includes(id))
  const { steps, kept } = unitsOf(measure, asTrend(question), finer)
  const ids = [...by, ...question.strata, 'site']
  const mine = ['patient', ...finer.map((_, i) => `d${i}`)].join(', ')
  const columns = columnsOf(ids, by.length, (id) =>
    finer.includes(id) ? `mine.d${finer.indexOf(id)}` : groupValue(id),
  )
  const needsSite = ids.some((id) => dimensionFor(id).level === 'site')
  return sql`${steps},
mine AS (
SELECT ${trusted(mine)}, count(*) FILTER (value) AS yes, count(value) AS known, count(*) AS units
FROM unit
WHERE ${kept}
GROUP BY ${trusted(mine)}
),
person AS (
SELECT ${trusted(columns)}, mine.yes, mine.known, mine.units
FROM mine
JOIN core.patient AS patient ON patient.patient_number = mine.patient${trusted(needsSite ? siteOfPatient : '')}
)`
}

const siteOfPatient = '\nLEFT JOIN core.site AS site ON site.site = patient.site'

/** The groups, then the strata, then the site, each by the name it has from here on. */
const columnsOf = (ids: readonly string[], groups: number, value: (id: string, i: number) => string): string =>
  ids
    .map((id, i) => {
      const name = i < groups ? `g${i}` : i < ids.length - 1 ? `s${i - groups}` : 'site'
      return `${value(id, i)} AS ${name}`
    })
    .join(', ')

/** By group and stratum, by stratum, and together. */
function rolledUp(groups: readonly string[], strata: readonly string[]): string {
  const isKnown = [...strata, 'site'].map((name) => `${name} <> 'unknown'`).join(' AND ')
  const isGroup = groups.length === 0 ? 'false' : `grouping(${groups.join(', ')}) = 0`
  const columns = [
    `CASE WHEN ${isGroup} THEN 'group' WHEN grouping(${strata.join(', ')}) = 0 THEN 'stratum' ELSE 'all' END AS level`,
    ...[...groups, ...strata],
    `count(DISTINCT site) FILTER (known > 0 AND ${isKnown}) AS sites`,
    'sum(yes)::BIGINT AS numerator, sum(known)::BIGINT AS denominator, sum(units - known)::BIGINT AS unknown',
    'sum(patients)::BIGINT AS patients, sum(with_yes)::BIGINT AS yes_patients, sum(with_no)::BIGINT AS no_patients',
    'sum(with_unknown)::BIGINT AS unknown_patients',
  ]
  const sets = [...(groups.length > 0 ? [[...groups, ...strata]] : []), strata, []]
  const grouping = sets.map((set) => `(${set.join(', ')})`).join(', ')
  return `SELECT ${columns.join(',\n  ')}\nFROM counted\nGROUP BY GROUPING SETS (${grouping})`
}

/** The trend question about the same records, without a time axis. */
export function asTrend({ measure, by, clock, from, to, where, asOf }: StandardisedQuestion): TrendQuestion {
  return { measure, by, clock, from, to, where, asOf, grain: 'none', cumulative: false }
}
