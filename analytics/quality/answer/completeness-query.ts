import type { Field } from '../../catalogue/fields.js'
import type { TrendQuestion } from '../../contract/trends.js'
import { clockReading, periodStart, usesClock } from '../../cube/clock.js'
import { relation, type Relation } from '../../cube/relation.js'
import { condition, dimensionFor, groupValue, keptGroups, toldApart } from '../../cube/selection.js'
import { all, join, sql, trusted, type Sql } from '../../sql/sql.js'

export interface CompletenessStatements {
  /** Columns: `period`, `d0`, `denominator`, `patients`; of the field i `numerator<i>`, `yes<i>` and `no<i>`. */
  readonly groups: Sql
  /** The same without groups: every unit once. */
  readonly total: Sql
}

/** How many patients or studies have each field, all fields of one base at once. */
export function completenessStatements(fields: readonly Field[], question: TrendQuestion): CompletenessStatements {
  return { groups: counted(fields, question, question.by), total: counted(fields, question, []) }
}

const baseOf = ({ measure }: TrendQuestion): Field['base'] => (measure === 'studies' ? 'study' : 'patient')

function counted(fields: readonly Field[], question: TrendQuestion, by: readonly string[]): Sql {
  const base = baseOf(question)
  const { from, repeats, patient } = relationOf(fields, question, by)
  const { date, excluded } = clockReading(base, question.clock, question.grain)
  const columns = [
    `${patient} AS patient`,
    `${question.grain === 'none' ? 'NULL' : periodStart(date, question.clock, question.grain)} AS period`,
    ...by.map((id, i) => `${groupValue(id)} AS d${i}`),
    ...fields.map(({ known }, i) => `${known} AS known${i}`),
  ]
  const dated = usesClock(question) ? Object.values(excluded).map((reason) => trusted(`(${reason}) IS NOT TRUE`)) : []
  const record = sql`record AS (
SELECT ${trusted(columns.join(',\n  '))}
${from}
WHERE ${all([...question.where.map(condition), ...dated])}
)`
  const kept = all(keptGroups(question.where, by))
  const names = ['period', ...by.map((_, i) => `d${i}`)]
  const steps = [
    record,
    ...toldApart(by, repeats),
    base === 'patient' ? ofPatients(fields, kept) : ofStudies(fields, names, kept),
  ]
  return sql`WITH ${join(steps, ',\n')}
SELECT ${trusted(['period::VARCHAR AS period', ...names.slice(1)].join(', '))},
${trusted(sums(fields))}
FROM person
GROUP BY ${trusted(['person.period', ...names.slice(1)].join(', '))}`
}

function relationOf(fields: readonly Field[], question: TrendQuestion, by: readonly string[]): Relation {
  const ids = [...by, ...question.where.map(({ dimension }) => dimension)]
  return relation(
    baseOf(question),
    new Set([...ids.map((id) => dimensionFor(id).level), ...fields.flatMap(({ needs }) => needs)]),
  )
}

/** A patient is one unit of a group, and is known or not. */
const ofPatients = (fields: readonly Field[], kept: Sql): Sql => {
  const columns = fields.map((_, i) => `known${i}::INTEGER AS known${i}`)
  return sql`person AS (SELECT * REPLACE (${trusted(columns.join(', '))}), 1 AS units FROM unit WHERE ${kept})`
}

/** Each patient's studies first: patients behind studies are counted without telling them apart once a field. */
const ofStudies = (fields: readonly Field[], names: readonly string[], kept: Sql): Sql => {
  const columns = ['count(*) AS units', ...fields.map((_, i) => `count(*) FILTER (known${i}) AS known${i}`)]
  const keys = trusted(['patient', ...names].join(', '))
  return sql`person AS (
SELECT ${keys}, ${trusted(columns.join(', '))}
FROM unit WHERE ${kept} GROUP BY ${keys}
)`
}

const sums = (fields: readonly Field[]): string =>
  [
    'sum(units)::BIGINT AS denominator',
    'count(*) AS patients',
    ...fields.flatMap((_, i) => [
      `sum(known${i})::BIGINT AS numerator${i}`,
      `count(*) FILTER (known${i} > 0) AS yes${i}`,
      `count(*) FILTER (known${i} < units) AS no${i}`,
    ]),
  ].join(',\n')
