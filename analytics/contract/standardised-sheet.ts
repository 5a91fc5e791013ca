import type { Cell } from './cell.js'
import type { Sheet, SheetColumn, SheetValue } from './sheet.js'
import type { StandardisedAnswer, StandardisedGroup } from './standardised.js'

const text = (name: string): SheetColumn => ({ name, type: 'text' })
const number = (name: string): SheetColumn => ({ name, type: 'number' })

const columns: readonly SheetColumn[] = [
  ...['value', 'lower', 'upper', 'numerator', 'denominator', 'unknown'].map(number),
  text('status'),
  ...['direct', 'directLower', 'directUpper'].map(number),
  ...['directStatus', 'directReason', 'emptyStrata'].map(text),
  ...['observed', 'expected', 'ratio', 'ratioLower', 'ratioUpper'].map(number),
  ...['indirectStatus', 'indirectReason'].map(text),
  ...['difference', 'differenceLower', 'differenceUpper'].map(number),
  text('differenceStatus'),
  { name: 'reliable', type: 'boolean' },
  { name: 'standardisable', type: 'boolean' },
  number('leftOut'),
  text('leftOutStatus'),
]

/** The groups of the answer as rows, in its order; the crude proportion is `value`. The total is not among them. */
export function standardisedSheet(answer: StandardisedAnswer): Sheet {
  const { measure, snapshot, question, groups } = answer
  const { by, strata, standard } = question
  return {
    columns: [text('measure'), ...by.map(text), ...columns, ...['strata', 'standard', 'snapshot'].map(text)],
    rows: groups.map((group) => [
      measure.id,
      ...by.map((id) => group.key[id] ?? null),
      ...crude(group.crude),
      ...direct(group),
      ...indirect(group),
      ...difference(group),
      ...reliability(group),
      group.leftOut.status === 'shown' ? group.leftOut.value : null,
      group.leftOut.status,
      ...[strata.join(','), standard, snapshot.id],
    ]),
  }
}

function crude(cell: Cell): readonly SheetValue[] {
  if (cell.status !== 'shown') return [null, null, null, null, null, null, cell.status]
  const { value, interval, numerator = null, denominator = null, unknown = null } = cell
  return [value, interval?.lower ?? null, interval?.upper ?? null, numerator, denominator, unknown, cell.status]
}

/** Not asked for, it has no status either. */
function direct({ direct: cell }: StandardisedGroup): readonly SheetValue[] {
  if (cell === undefined) return [null, null, null, null, null, null]
  if (cell.status === 'shown') return [cell.value, cell.interval.lower, cell.interval.upper, cell.status, null, null]
  const empty = cell.status === 'undefined' && cell.strata.length > 0 ? cell.strata.join('; ') : null
  return [null, null, null, cell.status, cell.reason, empty]
}

function indirect({ indirect: cell }: StandardisedGroup): readonly SheetValue[] {
  if (cell === undefined) return [null, null, null, null, null, null, null]
  if (cell.status !== 'shown') return [null, null, null, null, null, cell.status, cell.reason]
  const { observed, expected, ratio, interval } = cell
  return [observed, expected, ratio, interval.lower, interval.upper, cell.status, null]
}

function reliability({ reliability: cell }: StandardisedGroup): readonly SheetValue[] {
  return cell.status === 'shown' ? [cell.reliable, cell.standardisable] : [null, null]
}

function difference({ difference: cell }: StandardisedGroup): readonly SheetValue[] {
  if (cell.status !== 'shown') return [null, null, null, cell.status]
  return [cell.value, cell.interval.lower, cell.interval.upper, cell.status]
}
