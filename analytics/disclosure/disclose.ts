import type { Cell } from '../contract/cell.js'
import type { MeasureLabel } from '../contract/trends.js'
import { wilson } from '../statistics/wilson.js'
import type { Policy } from './policy.js'
import { runningWithheld } from './running.js'
import { withhold, type Table } from './table.js'
import { emptyTally, type Tally } from './tally.js'

/** Groups by periods with the row of totals, exact. */
export interface ExactTable {
  readonly groups: Table<Tally>
  readonly total: readonly Tally[]
}

export interface DisclosedTable {
  readonly groups: Table<Cell>
  readonly total: readonly Cell[]
}

export interface Asked {
  readonly kind: MeasureLabel['kind']
  readonly cumulative: boolean
}

/**
 * Exact tallies in, cells that the role may see out. The only way from one to the other: what is withheld takes
 * its interval, quartiles and parts with it.
 *
 * @param before cells that are withheld already, because another table of the answer withholds them
 */
export function disclose(
  { groups, total }: ExactTable,
  asked: Asked,
  { threshold }: Policy,
  before?: Table<boolean>,
): DisclosedTable {
  const exact = [...groups, total]
  const rows = asked.cumulative ? exact.map(runningTotals) : exact
  const hidden = threshold === null ? null : decide(exact, asked, threshold, before)
  const cells = rows.map((row, i) =>
    row.map((each, j) => {
      if (hidden?.cells[i]?.[j]) return { status: 'suppressed', reason: 'protected' } as const
      return cell(hidden?.unknowns[i]?.[j] ? { ...each, unknown: null } : each, asked.kind)
    }),
  )
  return { groups: cells.slice(0, -1), total: cells.at(-1) ?? [] }
}

interface Hidden {
  readonly cells: Table<boolean>
  readonly unknowns: Table<boolean>
}

/** The numbers of unknowns are a table of their own: a withheld cell withholds its own with it. */
function decide(exact: Table<Tally>, { cumulative }: Asked, threshold: number, before?: Table<boolean>): Hidden {
  const parts = exact.map((row) => row.map((each) => each.parts))
  const withheld = withhold(parts, threshold, before)
  if (cumulative) {
    const periods = runningWithheld(parts, withheld, threshold)
    return { cells: exact.map(() => periods), unknowns: [] }
  }
  const unknowns = exact.map((row) => row.map((each) => [each.unknownPatients]))
  return { cells: withheld, unknowns: withhold(unknowns, threshold, withheld) }
}

function runningTotals(tallies: readonly Tally[]): readonly Tally[] {
  let sum = 0
  return tallies.map((each) => {
    sum += each.numerator ?? 0
    return { ...emptyTally, numerator: sum }
  })
}

function cell({ numerator, denominator, unknown, quartiles }: Tally, kind: MeasureLabel['kind']): Cell {
  if (kind === 'count') return { status: 'shown', value: numerator ?? 0 }
  if (!denominator) return { status: 'undefined', reason: 'no-denominator' }
  const notKnown = unknown === null ? {} : { unknown }
  if (kind === 'duration') {
    if (!quartiles) return { status: 'undefined', reason: 'no-denominator' }
    return { status: 'shown', value: quartiles.median, denominator, ...notKnown, quartiles }
  }
  const parts = {
    status: 'shown',
    value: (numerator ?? 0) / denominator,
    numerator: numerator ?? 0,
    denominator,
  } as const
  if (kind === 'ratio') return parts
  const interval = wilson(numerator ?? 0, denominator)
  return { ...parts, ...notKnown, ...(interval === null ? {} : { interval }) }
}
