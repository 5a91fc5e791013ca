import { isOfStudies, type Level } from '../catalogue/dimension.js'
import type { Base } from '../catalogue/measure.js'
import type { Filter } from '../contract/trends.js'
import { all, sql, trusted, type Sql } from '../sql/sql.js'
import { condition, dimensionFor } from './selection.js'

/** The rows a question counts. */
export interface Relation {
  readonly from: Sql
  /** What the question's filters ask of a row. */
  readonly conditions: readonly Sql[]
  /** One row of the base can come several times, since it is joined to finer ones. */
  readonly repeats: boolean
  /** SQL of the patient a row belongs to. */
  readonly patient: string
}

/**
 * The base's rows with the tables its dimensions live in. Aliases: `patient`, `site`, `study` and `stay`. A patient
 * without studies stays in, with unknown values.
 *
 * What is looked up stands on the right of its join, and is no larger than the left: statements are run as written.
 *
 * @param told levels that a column of the answer reads
 * @param where filters, of which those of studies choose patients without repeating them, unless studies are told apart
 */
export function relation(base: Base, told: ReadonlySet<Level>, where: readonly Filter[]): Relation {
  const isJoined = base === 'study' || [...told].some(isOfStudies)
  const fine = isJoined ? [] : where.filter(({ dimension }) => isOfStudies(dimensionFor(dimension).level))
  const others = where.filter((each) => !fine.includes(each))
  const levels = new Set([...told, ...others.map(({ dimension }) => dimensionFor(dimension).level)])
  const site = levels.has('site') ? '\nLEFT JOIN core.site AS site ON site.site = patient.site' : ''
  const needsPatient = base !== 'study' || levels.has('patient') || levels.has('site')
  return {
    from: trusted((needsPatient ? withPatients(base, isJoined) : 'FROM core.study AS study') + site),
    conditions: [...others.map(condition), ...(fine.length > 0 ? [ofStudies(fine)] : [])],
    repeats: base !== 'study' && isJoined,
    patient: `${base}.patient_number`,
  }
}

const ofPatient = (table: string): string => `${table}.patient_number = patient.patient_number`

function withPatients(base: Base, isJoined: boolean): string {
  const patients = `core.patient AS patient ON ${ofPatient(isJoined ? 'study' : base)}`
  if (base === 'study') return `FROM core.study AS study\nJOIN ${patients}`
  if (base === 'patient') {
    return isJoined ? `FROM core.study AS study\nRIGHT JOIN ${patients}` : 'FROM core.patient AS patient'
  }
  const stays = `core.stay AS stay JOIN core.patient AS patient ON ${ofPatient('stay')}`
  return isJoined ? `FROM core.study AS study\nRIGHT JOIN (${stays}) ON ${ofPatient('study')}` : `FROM ${stays}`
}

/** One study that fulfils all filters makes its patient fulfil them; where unknown does, so does having no study. */
function ofStudies(filters: readonly Filter[]): Sql {
  const includesNone = filters.every(({ values }) => values.includes('unknown'))
  const studies = 'FROM core.study AS study'
  const from = includesNone
    ? `SELECT patient.patient_number ${studies} RIGHT JOIN core.patient AS patient ON ${ofPatient('study')}`
    : `SELECT study.patient_number ${studies}`
  return sql`patient.patient_number IN (${trusted(from)} WHERE ${all(filters.map(condition))})`
}
