import { addsUp, type Measure } from '../catalogue/measure.js'
import type { TrendQuestion } from '../contract/trends.js'
import { all, join, sql, trusted, type Sql } from '../sql/sql.js'
import { aggregates, isMadeOfPatients, ofPatient, sumsOfPatients, valueColumn } from './aggregates.js'
import { clockReading, periodStart, precisionNeeded, usesClock, within } from './clock.js'
import { arePatientsApart } from './overlaps.js'
import { relation, type Relation } from './relation.js'
import { dimensionFor, groupValue, keptGroups, toldApart } from './selection.js'

/** The statements that answer a trend question. Each is one sentence over the snapshot's core tables. */
export interface TrendStatements {
  /** Columns: `period`, `d0`…, and those of `aggregates`. */
  readonly groups: Sql
  /** The same without groups, every unit once; null where it is the sum of the groups, or the only one. */
  readonly total: Sql | null
  /** One row: a column a reason, counting units left out of the clock; null where the clock is not used. */
  readonly excluded: Sql | null
}

export function trendStatements(measure: Measure, question: TrendQuestion): TrendStatements {
  return {
    groups: grouped(measure, question, question.by),
    total: isSum(measure, question.by) ? null : grouped(measure, question, []),
    excluded: usesClock(question) ? excludedUnits(measure, question) : null,
  }
}

/** Quartiles do not add up, and neither do sites, whose patients are in several groups; a single group is the total. */
function isSum(measure: Measure, by: readonly string[]): boolean {
  if (by.length === 0) return true
  return addsUp(measure) && arePatientsApart(by)
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
  const names = by.map((_, i) => `, d${i}`).join('')
  if (!isMadeOfPatients(measure)) {
    return sql`WITH ${steps}
SELECT period::VARCHAR AS period${trusted(names)},
${trusted(aggregates(measure))}
FROM unit
WHERE ${kept}
GROUP BY unit.period${trusted(names)}`
  }
  return sql`WITH ${steps},
person AS (
SELECT patient, period${trusted(names)}, ${trusted(ofPatient(measure))}
FROM unit
WHERE ${kept}
GROUP BY patient, period${trusted(names)}
)
SELECT period::VARCHAR AS period${trusted(names)},
${trusted(sumsOfPatients(measure))}
FROM person
GROUP BY person.period${trusted(names)}`
}

function records(measure: Measure, question: TrendQuestion, by: readonly string[]): Sql {
  const rows = relationOf(measure, question, by)
  const { from, repeats, patient } = rows
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
WHERE ${all([...restrictions(measure, rows), ...dated(question, excluded), ...within(date, question)])}`
}

const relationOf = (measure: Measure, { where }: TrendQuestion, by: readonly string[]): Relation =>
  relation(measure.base, new Set(by.map((id) => dimensionFor(id).level)), where)

const restrictions = ({ restriction }: Measure, { conditions }: Relation): readonly Sql[] => [
  ...(restriction === undefined ? [] : [trusted(restriction)]),
  ...conditions,
]

/** A question that does not use its clock counts undated rows too. */
function dated(question: TrendQuestion, excluded: Readonly<Record<string, string>>): readonly Sql[] {
  if (!usesClock(question)) return []
  return Object.values(excluded).map((reason) => trusted(`(${reason}) IS NOT TRUE`))
}

/** Each row left out counts for the first reason that applies to it. */
function excludedUnits(measure: Measure, question: TrendQuestion): Sql {
  const rows = relationOf(measure, question, [])
  const { from, patient } = rows
  const { excluded } = clockReading(measure.base, question.clock, precisionNeeded(question))
  const reasons = Object.entries(excluded)
  const patients = measure.base === 'patient' ? 'count(*)' : `count(DISTINCT ${patient})`
  const columns = reasons.flatMap(([reason, applies], i) => {
    const earlier = reasons.slice(0, i).map(([, other]) => ` AND (${other}) IS NOT TRUE`)
    const filter = `FILTER ((${applies})${earlier.join('')})`
    return [`count(*) ${filter} AS "${reason}"`, `${patients} ${filter} AS "${reason}Patients"`]
  })
  return sql`SELECT ${trusted(columns.join(',\n'))}
${from}
WHERE ${all(restrictions(measure, rows))}`
}
