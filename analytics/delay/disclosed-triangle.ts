import type { ReportsCell, StudiesCell } from '../contract/delay.js'
import type { Cell } from '../contract/cell.js'
import { disclose } from '../disclosure/disclose.js'
import type { Policy } from '../disclosure/policy.js'
import { emptyTally, type Tally } from '../disclosure/tally.js'
import type { ReportingTriangle } from '../statistics/delay/reporting-triangle.js'
import type { Reported } from './reported.js'

export interface DisclosedTriangle {
  /** By period and delay. */
  readonly reports: readonly (readonly ReportsCell[])[]
  /** By period: of all delays. */
  readonly observed: readonly StudiesCell[]
}

/**
 * A triangle as the role may see it: delays are the groups of the table, periods its columns, and what was observed of
 * a period is the total of its column. What all periods have of a delay is taken to be known, too.
 */
export function disclosedTriangle(
  triangle: ReportingTriangle,
  { patients }: Pick<Reported, 'patients'>,
  policy: Policy,
): DisclosedTriangle {
  const tally = (studies: number, of: number): Tally => ({ ...emptyTally, numerator: studies, parts: [of] })
  const delays = triangle[0] ?? []
  const groups = delays.map((_, delay) =>
    triangle.map((row, period) => tally(row[delay] ?? 0, patients.at(period, delay))),
  )
  const total = triangle.map((row, period) => tally(sum(row), patients.of(period)))
  const disclosed = disclose({ groups, total }, { kind: 'count', cumulative: false }, policy)
  return {
    reports: triangle.map((row, period) =>
      row.map((count, delay): ReportsCell => {
        if (count === null) return { status: 'undefined', reason: 'still-to-come' }
        return studiesCell(disclosed.groups[delay]?.[period])
      }),
    ),
    observed: disclosed.total.map(studiesCell),
  }
}

const sum = (row: readonly (number | null)[]): number => row.reduce<number>((all, count) => all + (count ?? 0), 0)

const studiesCell = (cell: Cell | undefined): StudiesCell =>
  cell?.status === 'shown' ? { status: 'shown', value: cell.value } : { status: 'suppressed', reason: 'protected' }
