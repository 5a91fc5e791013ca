import type { TrendAnswer } from '#analytics/contract/trends.js'

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

export function suppressedCells({ groups, total }: TrendAnswer): number {
  const cells = [...groups.flatMap((group) => group.cells), ...(groups.length > 1 ? total.cells : [])]
  return cells.filter(({ cell }) => cell.status === 'suppressed').length
}
