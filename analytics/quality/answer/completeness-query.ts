import type { Field } from '../../catalogue/fields.js'
import type { TrendQuestion } from '../../contract/trends.js'
import { clockReading, periodStart, usesClock } from '../../cube/clock.js'
import { arePatientsApart } from '../../cube/overlaps.js'
import { relation, type Relation } from '../../cube/relation.js'
import { dimensionFor, groupValue, keptGroups, toldApart } from '../../cube/selection.js'
import { all, join, sql, trusted, type Sql } from '../../sql/sql.js'

export interface CompletenessStatements {
  /** Columns: `period`, `d0`, `denominator`, and of the field i `numerator<i>`. */
  readonly groups: Sql
  /** The same without groups, every unit once; null where it is the sum of the groups. */
  readonly total: Sql | null
}

/**
 * How many patients or studies have each field, all fields of one base at once. `withPatients` adds the patients behind:
 * `patients`, and of the field i `yes<i>` and `no<i>`.
 */
export function completenessStatements(
  fields: readonly Field[],
  question: TrendQuestion,
  withPatients: boolean,
): CompletenessStatements {
  const statement = (by: readonly string[]): Sql => counted(fields, question, by, withPatients)
  return { groups: statement(question.by), total: arePatientsApart(question.by) ? null : statement([]) }
}

/**
 * Rows are counted by the pattern of what is known of them, one bit a field: there are few patterns, and each field is
 * looked at once.
 */
function counted(fields: readonly Field[], question: TrendQuestion, by: readonly string[], withPatients: boolean): Sql {
  const groups = ['period', ...by.map((_, i) => `d${i}`)]
  const keys = trusted(groups.join(', '))
  const steps = [
    sql`record AS (\n${records(fields, question, by)}\n)`,
    ...toldApart(by, relationOf(fields, question, by).repeats),
    sql`chosen AS (SELECT * FROM unit WHERE ${all(keptGroups(question.where, by))})`,
    sql`pattern AS (SELECT ${keys}, known, count(*) AS units FROM chosen GROUP BY ${keys}, known)`,
    sql`counted AS (SELECT ${keys}, ${trusted(sums(fields))} FROM pattern GROUP BY ${keys})`,
    ...(withPatients ? behind(fields, keys) : []),
  ]
  const same = groups.map((name) => `counted.${name} IS NOT DISTINCT FROM behind.${name}`).join(' AND ')
  return sql`WITH ${join(steps, ',\n')}
SELECT counted.* REPLACE (counted.period::VARCHAR AS period)${
    withPatients ? sql`, behind.* EXCLUDE (${keys}) FROM counted JOIN behind ON ${trusted(same)}` : sql` FROM counted`
  }`
}

function records(fields: readonly Field[], question: TrendQuestion, by: readonly string[]): Sql {
  const { from, patient, conditions } = relationOf(fields, question, by)
  const { clock, grain } = question
  const { date, excluded } = clockReading(baseOf(question), clock, grain)
  const bits = fields.map(({ known }, i) => `CASE WHEN ${known} THEN ${bit(i)} ELSE 0 END`)
  const columns = [
    `${patient} AS patient`,
    `${grain === 'none' ? 'NULL::DATE' : periodStart(date, clock, grain)} AS period`,
    ...by.map((id, i) => `${groupValue(id)} AS d${i}`),
    `${bits.join('\n    + ')} AS known`,
  ]
  const dated = usesClock(question) ? Object.values(excluded).map((reason) => trusted(`(${reason}) IS NOT TRUE`)) : []
  return sql`SELECT ${trusted(columns.join(',\n  '))}
${from}
WHERE ${all([...conditions, ...dated])}`
}

const baseOf = ({ measure }: TrendQuestion): Field['base'] => (measure === 'studies' ? 'study' : 'patient')

function relationOf(fields: readonly Field[], question: TrendQuestion, by: readonly string[]): Relation {
  const told = [...by.map((id) => dimensionFor(id).level), ...fields.flatMap(({ needs }) => needs)]
  return relation(baseOf(question), new Set(told), question.where)
}

const bit = (i: number): number => 2 ** i

const sums = (fields: readonly Field[]): string =>
  [
    'sum(units)::BIGINT AS denominator',
    ...fields.map((_, i) => `coalesce(sum(units) FILTER (known & ${bit(i)} > 0), 0)::BIGINT AS numerator${i}`),
  ].join(',\n  ')

/** Whoever has one study of which a field is known is behind those known, and with one of which it is not behind the others. */
function behind(fields: readonly Field[], keys: Sql): readonly Sql[] {
  const columns = fields.flatMap((_, i) => [
    `coalesce(sum(persons) FILTER (ever & ${bit(i)} > 0), 0)::BIGINT AS yes${i}`,
    `coalesce(sum(persons) FILTER (always & ${bit(i)} = 0), 0)::BIGINT AS no${i}`,
  ])
  return [
    sql`person AS (
  SELECT ${keys}, patient, bit_or(known) AS ever, bit_and(known) AS always FROM chosen GROUP BY ${keys}, patient
)`,
    sql`alike AS (SELECT ${keys}, ever, always, count(*) AS persons FROM person GROUP BY ${keys}, ever, always)`,
    sql`behind AS (
  SELECT ${keys}, sum(persons)::BIGINT AS patients,
  ${trusted(columns.join(',\n  '))}
  FROM alike GROUP BY ${keys}
)`,
  ]
}
