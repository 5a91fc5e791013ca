import type { Cell } from '../contract/cell.js'
import type { MeasureLabel } from '../contract/trends.js'
import { emptyTally, type Tally } from '../cube/tally.js'
import { wilson } from '../statistics/wilson.js'
import type { Decision } from './decision.js'
import { unknownIsShown } from './decision.js'
import type { Policy } from './policy.js'
import { running } from './running.js'
import { decide, type Lines } from './table.js'

export interface DisclosedLines {
  readonly groups: readonly (readonly Cell[])[]
  readonly total: readonly Cell[]
}

export interface Asked {
  readonly kind: MeasureLabel['kind']
  readonly cumulative: boolean
}

/**
 * Exact tallies in, cells that the role may see out. The only way from one to the other: what is withheld takes
 * its interval, quartiles and parts with it.
 */
export function disclose(lines: Lines, asked: Asked, policy: Policy): DisclosedLines {
  const decisions = policy.threshold === null ? null : decide(lines, policy.threshold)
  const line = (tallies: readonly Tally[], decided: readonly Decision[] | undefined): readonly Cell[] => {
    const shown = decided ?? tallies.map(() => 'shown' as const)
    if (!asked.cumulative) return tallies.map((each, i) => cell(each, shown[i] ?? 'shown', asked.kind, policy))
    const totals = runningTotals(tallies)
    const sizes = tallies.map(({ patients }) => patients)
    const decidedTotals = policy.threshold === null ? shown : running(sizes, shown, policy.threshold)
    return totals.map((each, i) => cell(each, decidedTotals[i] ?? 'shown', asked.kind, policy))
  }
  return {
    groups: lines.groups.map((tallies, i) => line(tallies, decisions?.groups[i])),
    total: line(lines.total, decisions?.total),
  }
}

function runningTotals(tallies: readonly Tally[]): readonly Tally[] {
  let sum = 0
  return tallies.map((each) => {
    sum += each.numerator ?? 0
    return { ...emptyTally, numerator: sum }
  })
}

function cell(each: Tally, decision: Decision, kind: MeasureLabel['kind'], policy: Policy): Cell {
  if (decision !== 'shown') return { status: 'suppressed', reason: decision }
  const { numerator, denominator, quartiles } = each
  const unknown = each.unknown !== null && unknownIsShown(each, policy.threshold) ? { unknown: each.unknown } : {}
  if (kind === 'count') return { status: 'shown', value: numerator ?? 0 }
  if (!denominator) return { status: 'undefined', reason: 'no-denominator' }
  if (kind === 'duration') {
    if (!quartiles) return { status: 'undefined', reason: 'no-denominator' }
    return { status: 'shown', value: quartiles.median, denominator, ...unknown, quartiles }
  }
  const value = (numerator ?? 0) / denominator
  const parts = { status: 'shown', value, numerator: numerator ?? 0, denominator } as const
  if (kind === 'ratio') return parts
  const interval = wilson(numerator ?? 0, denominator)
  return { ...parts, ...unknown, ...(interval === null ? {} : { interval }) }
}
