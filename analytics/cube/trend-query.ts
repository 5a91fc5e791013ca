import type { Level } from '../catalogue/dimension.js'
import type { Measure } from '../catalogue/measure.js'
import type { TrendQuestion } from '../contract/trends.js'
import { all, join, sql, trusted, type Sql } from '../sql/sql.js'
import { aggregates, valueColumn } from './aggregates.js'
import { clockReading, periodStart, precisionNeeded, usesClock, within } from './clock.js'
import { relation, type Relation } from './relation.js'
import { condition, dimensionFor, groupValue, keptGroups, toldApart } from './selection.js'

/** The statements that answer a trend question. Each is one sentence over the snapshot's core tables. */
export interface TrendStatements {
  /** Columns: `period`, `d0`…, and those of `aggregates`. */
  readonly groups: Sql
  /** The same without groups: every unit once. */
  readonly total: Sql
  /** One row: a column a reason, counting units left out of the clock; null where the clock is not used. */
  readonly excluded: Sql | null
}

export function trendStatements(measure: Measure, question: TrendQuestion): TrendStatements {
  return {
    groups: grouped(measure, question, question.by),
    total: grouped(measure, question, []),
    excluded: usesClock(question) ? excludedUnits(measure, question) : null,
  }
}

/** Counting units, each with its patient and its value, in the groups it falls into. */
export interface Units {
  /** Named steps, the last of which is `unit`: columns `patient`, `period`, `d0`…, `value`. */
  readonly steps: Sql
  /** Which of its rows the question keeps. */
  readonly kept: Sql
}

export function unitsOf(measure: Measure, question: TrendQuestion, by: readonly string[]): Units {
  const { repeats } = relationOf(measure, question, by)
  const steps = [sql`record AS (\n${records(measure, question, by)}\n)`, ...toldApart(by, repeats)]
  return { steps: join(steps, ',\n'), kept: all(keptGroups(question.where, by)) }
}

function grouped(measure: Measure, question: TrendQuestion, by: readonly string[]): Sql {
  const { steps, kept } = unitsOf(measure, question, by)
  const names = ['unit.period', ...by.map((_, i) => `d${i}`)]
  return sql`WITH ${steps}
SELECT ${trusted(['period::VARCHAR AS period', ...names.slice(1)].join(', '))},
${trusted(aggregates(measure))}
FROM unit
WHERE ${kept}
GROUP BY ${trusted(names.join(', '))}`
}

function records(measure: Measure, question: TrendQuestion, by: readonly string[]): Sql {
  const { from, repeats, patient } = relationOf(measure, question, by)
  const { date, excluded } = clockReading(measure.base, question.clock, precisionNeeded(question))
  const { grain, clock } = question
  const columns = [
    ...(repeats && measure.base === 'stay' ? ['stay.rowid AS stay'] : []),
    `${patient} AS patient`,
    `${grain === 'none' ? 'NULL' : periodStart(date, clock, grain)} AS period`,
    ...by.map((id, i) => `${groupValue(id)} AS d${i}`),
    `${valueColumn(measure)} AS value`,
  ]
  return sql`SELECT ${trusted(columns.join(',\n  '))}
${from}
WHERE ${all([...restrictions(measure, question), ...dated(question, excluded), ...within(date, question)])}`
}

function relationOf(measure: Measure, { where }: TrendQuestion, by: readonly string[]): Relation {
  const ids = [...by, ...where.map(({ dimension }) => dimension)]
  const levels = new Set<Level>(ids.map((id) => dimensionFor(id).level))
  return relation(measure.base, new Set([...levels, ...(measure.needs ?? [])]))
}

function restrictions(measure: Measure, { where }: TrendQuestion): readonly Sql[] {
  return [...(measure.restriction === undefined ? [] : [trusted(measure.restriction)]), ...where.map(condition)]
}

/** A question that does not use its clock counts undated rows too. */
function dated(question: TrendQuestion, excluded: Readonly<Record<string, string>>): readonly Sql[] {
  if (!usesClock(question)) return []
  return Object.values(excluded).map((reason) => trusted(`(${reason}) IS NOT TRUE`))
}

/** Each row left out counts for the first reason that applies to it. */
function excludedUnits(measure: Measure, question: TrendQuestion): Sql {
  const { from, repeats, patient } = relationOf(measure, question, [])
  const { excluded } = clockReading(measure.base, question.clock, precisionNeeded(question))
  const reasons = Object.entries(excluded)
  const unit = repeats && measure.base === 'stay' ? 'stay.rowid' : patient
  const columns = reasons.flatMap(([reason, applies], i) => {
    const earlier = reasons.slice(0, i).map(([, other]) => ` AND (${other}) IS NOT TRUE`)
    const filter = `FILTER ((${applies})${earlier.join('')})`
    const units = repeats ? `count(DISTINCT ${unit})` : 'count(*)'
    return [`${units} ${filter} AS "${reason}"`, `count(DISTINCT ${patient}) ${filter} AS "${reason}Patients"`]
  })
  return sql`SELECT ${trusted(columns.join(',\n'))}
${from}
WHERE ${all(restrictions(measure, question))}`
}
