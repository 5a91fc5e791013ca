import type { Grain, Period, TrendQuestion } from '../contract/trends.js'
import { endOf, startOf } from '../vocabulary/period.js'
import type { PublicGrain } from './lattice.js'
import type { PublicCell } from './public-cell.js'
import { sumOfCells } from './sum-of-cells.js'

/** The released cell of a period of a grain, by its first day. */
export type CellAt = (grain: Grain, from: string | null) => PublicCell

type CoarserGrain = Exclude<PublicGrain, 'none'>

/** From coarse to fine. */
const spans: readonly CoarserGrain[] = ['year', 'quarter', 'month']

/**
 * Running totals from cells of the release alone, which therefore tell no more than those do.
 *
 * Each total is put together from as few cells as will do: whole years, then quarters, then months. So it is off by
 * little, and a month that is withheld is behind it where its quarter or year is told.
 */
export function runningTotals(periods: readonly Period[], { grain }: TrendQuestion, at: CellAt): readonly PublicCell[] {
  const first = periods[0]?.from
  return periods.map(({ to }) => {
    const cells: PublicCell[] = []
    for (let start = first; start !== undefined && start < to;) {
      const span = longest(start, to, grain)
      cells.push(at(span, start))
      start = endOf(span, start)
    }
    return sumOfCells(cells, 'count')
  })
}

function longest(start: string, end: string, grain: Grain): CoarserGrain {
  const fitting = spans.find(
    (span) =>
      startOf(span, start) === start &&
      endOf(span, start) <= end &&
      spans.indexOf(span) <= spans.findIndex((each) => each === grain),
  )
  return fitting ?? 'month'
}
