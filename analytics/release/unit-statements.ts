import { isOfStudies } from '../catalogue/dimension.js'
import { dimensionOf, type DimensionId } from '../catalogue/dimensions.js'
import type { Base } from '../catalogue/measure.js'
import { valueColumn } from '../cube/aggregates.js'
import { clockReading } from '../cube/clock.js'
import { relation } from '../cube/relation.js'
import { groupValue } from '../cube/selection.js'
import { sql, trusted, type Sql } from '../sql/sql.js'
import { keyModulus } from '../disclosure/cell-keys/record-key.js'
import { measuresOf } from './measures-of.js'

/** Dimensions by what they belong to: a patient has one value of the others, and each of their studies may have several of these. */
export const isStudyDimension = (id: DimensionId): boolean => isOfStudies(dimensionOf(id).level)

const typeOf = (id: DimensionId): string => `"values of ${id}"`

/** A type for the values of each dimension: numbers under the words, by which groups are found four times as fast. */
export function valueTypes(dimensions: readonly DimensionId[]): readonly Sql[] {
  return dimensions.map((id) => {
    const isList = dimensionOf(id).list !== undefined
    const { from } = relation(
      isStudyDimension(id) ? 'study' : 'patient',
      new Set([dimensionOf(id).level, 'patient']),
      [],
    )
    const value = isList ? `unnest(${groupValue(id)})` : groupValue(id)
    return sql`CREATE TEMP TYPE ${trusted(typeOf(id))} AS ENUM (
  SELECT DISTINCT value FROM (SELECT ${trusted(value)} AS value ${from} UNION ALL SELECT 'unknown') ORDER BY value
)`
  })
}

/** The columns of values, one for each measure of a base, by the measure's id. */
const values = (base: Base): readonly string[] =>
  measuresOf(base).map(({ id, measure }) => {
    const own = valueColumn(measure)
    return measure.restriction === undefined
      ? `${own} AS "${id}"`
      : `${own} AS "${id}", (${measure.restriction}) IS TRUE AS "in ${id}"`
  })

/** Patients with their key, their values of the dimensions that are theirs, and what is known of them. */
export function personTable(dimensions: readonly DimensionId[]): Sql {
  const own = dimensions.filter((id) => !isStudyDimension(id))
  const columns = [
    'patient.patient_number AS patient_number',
    `(patient.record_key % ${keyModulus})::DOUBLE AS key`,
    'patient.site AS site',
    'patient.contributed_on AS contributed',
    ...own.map((id) => `(${groupValue(id)})::${typeOf(id)} AS "by ${id}"`),
    ...values('patient'),
  ]
  return sql`CREATE TEMP TABLE person AS
SELECT ${trusted(columns.join(',\n  '))}
${relation('patient', new Set(['patient', 'site']), []).from}`
}

const listOf = (id: DimensionId): string =>
  dimensionOf(id).list === undefined ? `[${groupValue(id)}]` : groupValue(id)

/** Studies with their dates and with the lists of their values of the dimensions that are theirs. */
export function examTable(dimensions: readonly DimensionId[]): Sql {
  const own = dimensions.filter(isStudyDimension)
  const performed = (precision: 'month' | 'year') => {
    const { date, excluded } = clockReading('study', 'performed', precision)
    const isLeftOut = Object.values(excluded)
      .map((reason) => `(${reason}) IS TRUE`)
      .join(' OR ')
    return `CASE WHEN NOT (${isLeftOut}) THEN ${date} END`
  }
  const columns = [
    'study.patient_number AS patient_number',
    'study.contributed_on AS contributed',
    `${performed('month')} AS performed`,
    `${performed('year')} AS performed_in_year`,
    ...own.map((id) => `(${listOf(id)})::${typeOf(id)}[] AS "by ${id}"`),
    ...values('study'),
  ]
  return sql`CREATE TEMP TABLE exam AS
SELECT ${trusted(columns.join(',\n  '))}
${relation('study', new Set(['study']), []).from}`
}

/** Stays with the contribution of their patient. */
export function visitTable(): Sql {
  const columns = ['stay.patient_number AS patient_number', 'patient.contributed_on AS contributed', ...values('stay')]
  return sql`CREATE TEMP TABLE visit AS
SELECT ${trusted(columns.join(',\n  '))}
${relation('stay', new Set(), []).from}`
}
