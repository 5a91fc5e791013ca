import { measureOf, type MeasureId } from '../catalogue/measures.js'
import {
  column,
  keySum,
  named,
  overUnits,
  periodOf,
  placed,
  examsIn,
  imagedIn,
  unitTable,
  type Cells,
  type CellsAsked,
} from './cell-statements.js'
import { isStudyDimension } from './unit-statements.js'

/**
 * Days that a measure of duration has in each cell: how many, of how many patients, and their quartiles. Columns:
 * `period`, the dimensions, `records`, `patients`, `key`, `quartiles`.
 */
export function spentCells(id: MeasureId, asked: CellsAsked): Cells {
  return {
    units: unitTable(spentUnits(id, asked)),
    statements: overUnits(asked, (place, groupedBy) =>
      named(
        [
          ...place,
          ['records', 'count(*)::INTEGER'],
          ['patients', 'count(DISTINCT patient_number)::INTEGER'],
          ['key', keySum()],
          ['quartiles', 'quantile_cont(days, [0.25, 0.5, 0.75])'],
        ],
        `FROM unit ${groupedBy}`,
      ),
    ),
  }
}

/** A row for each stay or study whose days are known, in each group of it. */
function spentUnits(id: MeasureId, { dimensions, ofStudies, clock }: CellsAsked): string {
  const { base, restriction } = measureOf(id)
  const ofPatients = dimensions.filter((each) => !isStudyDimension(each)).map((each) => `person.${column(each)}`)
  const isBeside = base === 'stay' && ofStudies.length > 0
  const groups = ofStudies.map((each) => `coalesce(imaged.${column(each)}, 'unknown') AS ${column(each)}`)
  const imaged = `LEFT JOIN ${imagedIn(ofStudies)} AS imaged USING (patient_number)`
  const spent = ['patient_number', `${periodOf(clock)} AS period`, `"${id}"::SMALLINT AS days`]
  return `WITH spent AS (
  SELECT ${[...spent, ...(base === 'study' ? ofStudies.map(column) : [])].join(', ')} FROM ${base === 'study' ? examsIn(ofStudies) : 'visit'}
  WHERE ${placed(clock)} AND "${id}" IS NOT NULL${restriction === undefined ? '' : ` AND "in ${id}"`}
)
SELECT ${['spent.*', 'key', ...ofPatients, ...(isBeside ? groups : [])].join(', ')}
FROM spent JOIN person USING (patient_number) ${isBeside ? imaged : ''}`
}
