import type { Level } from '../catalogue/dimension.js'
import type { Base } from '../catalogue/measure.js'
import { trusted, type Sql } from '../sql/sql.js'

/** The rows a question counts. */
export interface Relation {
  readonly from: Sql
  /** One row of the base can come several times, since it is joined to finer ones. */
  readonly repeats: boolean
  /** SQL of the patient a row belongs to. */
  readonly patient: string
}

/**
 * The base's rows with the tables its dimensions live in. Aliases: `patient`, `site`, `study`, `annotation` (one
 * row a study: its labels and grades) and `stay`. A patient without studies stays in, with unknown values.
 */
export function relation(base: Base, levels: ReadonlySet<Level>): Relation {
  const needsStudy = base !== 'study' && (levels.has('study') || levels.has('annotation'))
  const needsPatient = base !== 'study' || levels.has('patient') || levels.has('site')
  const lines = [
    `FROM core.${base} AS ${base}`,
    needsPatient && base !== 'patient' ? `JOIN core.patient AS patient ON ${samePatient('patient', base)}` : '',
    needsStudy ? `LEFT JOIN core.study AS study ON ${samePatient('study', 'patient')}` : '',
    levels.has('site') ? 'LEFT JOIN core.site AS site ON site.site = patient.site' : '',
    levels.has('annotation') ? `LEFT JOIN (${annotationByStudy}) AS annotation ON annotation.study = study.study` : '',
  ]
  return {
    from: trusted(lines.filter((line) => line !== '').join('\n')),
    repeats: needsStudy,
    patient: `${base}.patient_number`,
  }
}

const samePatient = (one: string, other: string): string => `${one}.patient_number = ${other}.patient_number`

const annotationByStudy = `SELECT study, true AS annotated,
  list(DISTINCT label) FILTER (label IS NOT NULL) AS labels,
  list(DISTINCT grade) FILTER (grade IS NOT NULL) AS grades
FROM core.annotation GROUP BY study`
