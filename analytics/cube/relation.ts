import type { Dimension, Level } from '../catalogue/dimension.js'
import type { Base } from '../catalogue/measure.js'
import { trusted, type Sql } from '../sql/sql.js'

/** What a question reads beside its base's own rows. */
export interface Reading {
  readonly levels: ReadonlySet<Level>
  /** Dimensions of which each value makes a row of its own. */
  readonly unnested: readonly Dimension[]
}

/**
 * The rows a question counts, with the tables its dimensions live in. Aliases: `patient`, `site`, `study`,
 * `annotation` (one row a study: its labels and grades), `stay`; and `modality`, `label`, `grade`, one row a
 * value. A patient without studies, and a study without modality or label, stays in with an unknown value.
 */
export function relation(base: Base, { levels, unnested }: Reading): Sql {
  const needsStudy = base === 'study' || levels.has('study') || levels.has('annotation')
  return trusted(
    [
      origin[base],
      needsStudy && base !== 'study' ? 'LEFT JOIN core.study AS study ON study.patient = patient.patient' : '',
      levels.has('site') ? 'LEFT JOIN core.site AS site ON site.site = patient.site' : '',
      levels.has('annotation')
        ? `LEFT JOIN (${annotationByStudy}) AS annotation ON annotation.study = study.study`
        : '',
      ...unnested.map(each),
    ]
      .filter((line) => line !== '')
      .join('\n'),
  )
}

const origin: Readonly<Record<Base, string>> = {
  patient: 'FROM core.patient AS patient',
  study: 'FROM core.study AS study JOIN core.patient AS patient ON patient.patient = study.patient',
  stay: 'FROM core.stay AS stay JOIN core.patient AS patient ON patient.patient = stay.patient',
}

const annotationByStudy = `SELECT study, true AS annotated,
  list(DISTINCT label) FILTER (label IS NOT NULL) AS labels,
  list(DISTINCT grade) FILTER (grade IS NOT NULL) AS grades
FROM core.annotation GROUP BY study`

const each = ({ list = '', expression }: Dimension): string =>
  `, unnest(CASE WHEN len(${list}) > 0 THEN ${list} ELSE [NULL] END) AS ${expression.replace('.', '(')})`

/** What makes a row of the base itself, once, whatever it is joined to. */
export const unitOf: Readonly<Record<Base, string>> = {
  patient: 'patient.patient',
  study: 'study.study',
  stay: 'stay.rowid',
}
