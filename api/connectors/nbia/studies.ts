import type { StudyRows } from './conform.js'
import type { Row } from './rows.js'

/** In the order of their patients and dates: what is first told of a patient counts, whatever the order of an answer. */
export function studiesOf(series: readonly Row[], about: readonly Row[]): readonly StudyRows[] {
  const known = new Map(about.map((row) => [row.StudyInstanceUID, row]))
  const grouped = new Map<string | undefined, Row[]>()
  for (const row of series) {
    const own = grouped.get(row.StudyInstanceUID)
    if (own) own.push(row)
    else grouped.set(row.StudyInstanceUID, [row])
  }
  return [...grouped]
    .map(([uid, rows]) => {
      const study = known.get(uid) ?? {}
      return { series: rows, study, key: `${rows[0]?.PatientID ?? ''} ${study.StudyDate ?? ''} ${uid ?? ''}` }
    })
    .sort((one, other) => (one.key < other.key ? -1 : 1))
}
