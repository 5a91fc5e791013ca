import type { TrendAnswer } from '#analytics/contract/trends.js'
import { runsOf } from './trend-rows.js'

export interface Completeness {
  readonly known: number
  readonly all: number
}

/** How many of all have a known outcome, over the shown periods of the total; null where that is not told. */
export function completenessOf({ total, measure }: TrendAnswer): Completeness | null {
  if (measure.kind !== 'proportion') return null
  let known = 0
  let unknown = 0
  for (const { cell } of total.cells) {
    if (cell.status !== 'shown') continue
    if (cell.denominator === undefined || cell.unknown === undefined) return null
    known += cell.denominator
    unknown += cell.unknown
  }
  return known + unknown > 0 ? { known, all: known + unknown } : null
}

export interface WithheldPeriods {
  readonly withheld: number
  readonly all: number
  /** The longest run of them. */
  readonly longest: number
}

/** How much of a single line is withheld; null where nothing is, or where there are several lines to tell apart. */
export function withheldPeriods({ groups, question, total }: TrendAnswer): WithheldPeriods | null {
  if (question.grain === 'none' || groups.length > 1) return null
  const cells = groups[0]?.cells ?? total.cells
  const runs = runsOf(cells.length, (index) => cells[index]?.cell.status === 'suppressed').map(
    ([from, to]) => to - from,
  )
  const withheld = runs.reduce((sum, length) => sum + length, 0)
  return withheld === 0 ? null : { withheld, all: cells.length, longest: Math.max(...runs) }
}

export function suppressedCells({ groups, total }: TrendAnswer): number {
  const cells = [...groups.flatMap((group) => group.cells), ...(groups.length > 1 ? total.cells : [])]
  return cells.filter(({ cell }) => cell.status === 'suppressed').length
}
