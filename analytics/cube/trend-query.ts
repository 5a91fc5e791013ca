import { dimensionOf, isDimensionId } from '../catalogue/dimensions.js'
import type { Dimension, Level } from '../catalogue/dimension.js'
import type { Measure } from '../catalogue/measure.js'
import type { Filter, TrendQuestion } from '../contract/trends.js'
import { all, join, list, sql, trusted, type Sql } from '../sql/sql.js'
import { aggregates, valueColumn } from './aggregates.js'
import { clockReading, periodStart, precisionNeeded, within } from './clock.js'
import { relation, unitOf } from './relation.js'

/** The statements that answer a trend question. Each is one sentence over the snapshot's core tables. */
export interface TrendStatements {
  /** Columns: `period`, `d0`…, and those of `aggregates`. */
  readonly groups: Sql
  /** The same without groups: every unit once. */
  readonly total: Sql
  /** One row: a column a reason, counting units left out of the clock. */
  readonly excluded: Sql
}

export function trendStatements(measure: Measure, question: TrendQuestion): TrendStatements {
  return {
    groups: grouped(measure, question, question.by),
    total: grouped(measure, question, []),
    excluded: excludedUnits(measure, question),
  }
}

function grouped(measure: Measure, question: TrendQuestion, by: readonly string[]): Sql {
  const reading = clockReading(measure.base, question.clock, precisionNeeded(question))
  const period = question.grain === 'none' ? trusted('NULL') : periodStart(reading.date, question.clock, question.grain)
  const keys = by.map((id, i) => sql`${groupValue(id)} AS ${trusted(`d${i}`)}`)
  const keyNames = by.map((_, i) => `d${i}`)
  return sql`WITH unit AS (
SELECT DISTINCT ${trusted(unitOf[measure.base])} AS unit, patient.patient AS patient,
${join([sql`${period} AS period`, ...keys, sql`${trusted(valueColumn(measure))} AS value`], ',\n')}
${from(measure, question, by)}
WHERE ${all([...restrictions(measure, question), ...dated(question, reading.excluded), ...within(reading.date, question)])}
)
SELECT ${trusted(['period', ...keyNames, aggregates(measure)].join(', '))}
FROM unit
${keptGroups(question.where, by)}
GROUP BY ${trusted(['period', ...keyNames].join(', '))}`
}

/** A filter on a many-valued dimension that is also grouped by keeps only the groups it names. */
function keptGroups(where: readonly Filter[], by: readonly string[]): Sql {
  const kept = where
    .filter(({ dimension }) => by.includes(dimension) && dimensionFor(dimension).list !== undefined)
    .map(({ dimension, values }) => sql`${trusted(`d${by.indexOf(dimension)}`)} IN ${list(values)}`)
  return kept.length === 0 ? trusted('') : sql`WHERE ${all(kept)}`
}

const groupValue = (id: string): Sql => trusted(`coalesce(${dimensionFor(id).expression}, 'unknown')`)

function from(measure: Measure, { where }: TrendQuestion, by: readonly string[]): Sql {
  const ids = [...by, ...where.map(({ dimension }) => dimension)]
  const levels = new Set<Level>(ids.map((id) => dimensionFor(id).level))
  if (valueColumn(measure).includes('annotation.')) levels.add('annotation')
  const unnested = by.map(dimensionFor).filter((dimension) => dimension.list !== undefined)
  return relation(measure.base, { levels, unnested })
}

function restrictions(measure: Measure, { where }: TrendQuestion): readonly Sql[] {
  return [
    ...(measure.restriction === undefined ? [] : [trusted(measure.restriction)]),
    ...where.map((filter) => condition(filter)),
  ]
}

function condition({ dimension, values }: Filter): Sql {
  const own = dimensionFor(dimension).list
  if (own === undefined) return sql`${groupValue(dimension)} IN ${list(values)}`
  const known = join(
    values.map((value) => sql`list_contains(${trusted(own)}, ${value})`),
    ' OR ',
  )
  return values.includes('unknown') ? sql`(${known} OR coalesce(len(${trusted(own)}), 0) = 0)` : sql`(${known})`
}

/** A question without time axis and bounds counts undated rows too. */
function dated({ grain, from: start, to }: TrendQuestion, excluded: Readonly<Record<string, string>>): Sql[] {
  if (grain === 'none' && start === null && to === null) return []
  return Object.values(excluded).map((condition) => trusted(`(${condition}) IS NOT TRUE`))
}

function excludedUnits(measure: Measure, question: TrendQuestion): Sql {
  const { excluded } = clockReading(measure.base, question.clock, precisionNeeded(question))
  const reasons = Object.entries(excluded)
  const earlier = (i: number): string =>
    reasons
      .slice(0, i)
      .map(([, condition]) => `AND (${condition}) IS NOT TRUE`)
      .join(' ')
  const count = (what: string, i: number, condition: string, name: string): string =>
    `count(DISTINCT ${what}) FILTER ((${condition}) ${earlier(i)}) AS "${name}"`
  const columns = reasons.flatMap(([reason, condition], i) => [
    count(unitOf[measure.base], i, condition, reason),
    count('patient.patient', i, condition, `${reason}Patients`),
  ])
  return sql`SELECT ${trusted(columns.join(',\n'))}
${from(measure, question, [])}
WHERE ${all(restrictions(measure, question))}`
}

function dimensionFor(id: string): Dimension {
  if (!isDimensionId(id)) throw new RangeError(`no dimension is named "${id}"`)
  return dimensionOf(id)
}
