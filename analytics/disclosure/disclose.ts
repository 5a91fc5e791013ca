import type { Cell } from '../contract/cell.js'
import type { MeasureLabel } from '../contract/trends.js'
import { wilson } from '../statistics/wilson.js'
import { audited, type AuditUsed } from './audited.js'
import { isAlike } from './alike.js'
import type { Parts } from './line.js'
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
  /** How it was made sure that nobody solves the answer; null where the policy asks for the rules of lines only. */
  readonly audit: AuditUsed | null
}

export interface Asked {
  readonly kind: MeasureLabel['kind']
  readonly cumulative: boolean
  /** One unit can be in several groups, so that they do not add up to the total: no, unless told. */
  readonly overlaps?: boolean
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
  policy: Policy,
  before?: Table<boolean>,
): DisclosedTable {
  const exact = [...groups, total]
  const rows = asked.cumulative ? exact.map(runningTotals) : exact
  const hidden = hiddenFrom(exact, asked, policy, before)
  const cells = rows.map((row, i) =>
    row.map((each, j) => {
      if (hidden?.cells[i]?.[j]) return { status: 'suppressed', reason: 'protected' } as const
      return cell(hidden?.unknowns[i]?.[j] ? { ...each, unknown: null } : each, asked.kind)
    }),
  )
  return { groups: cells.slice(0, -1), total: cells.at(-1) ?? [], audit: hidden?.used ?? null }
}

interface Hidden {
  readonly cells: Table<boolean>
  readonly unknowns: Table<boolean>
  readonly used?: AuditUsed
}

/** Running totals share their periods, which leaves no lines that cross: the rule of lines is all there is to solve. */
function hiddenFrom(
  exact: Table<Tally>,
  asked: Asked,
  { threshold, isAudited, leastAlike = 0 }: Policy,
  before?: Table<boolean>,
): Hidden | null {
  if (threshold === null) return null
  const given = exact.map((row, i) =>
    row.map((each, j) => before?.[i]?.[j] === true || isAlike(each, asked.kind, leastAlike)),
  )
  const byLines = decide(exact, asked, threshold, given)
  if (!isAudited || asked.cumulative) return byLines
  return audited(exact, { kind: asked.kind, threshold, leastAlike }, byLines)
}

/** The numbers of unknowns are a table of their own: a withheld cell withholds its own with it. */
function decide(exact: Table<Tally>, asked: Asked, threshold: number, before?: Table<boolean>): Hidden {
  const parts = exact.map((row) => row.map((each) => each.parts))
  const others = asked.overlaps ? notIn(exact, (each) => [...each.parts, ...recordsOf(each, asked.kind)]) : []
  const withheld = withhold(parts, threshold, before, others)
  if (asked.cumulative) {
    const hidden = others.map((_, i) => (withheld.at(-1) ?? []).map((each, j) => each || withheld[i]?.[j] === true))
    const periods = runningWithheld([...parts, ...others], [...withheld, ...hidden], threshold)
    return { cells: exact.map(() => periods), unknowns: [] }
  }
  const unknown = (each: Tally): Parts => [each.unknownPatients]
  const unknowns = exact.map((row) => row.map(unknown))
  const otherUnknowns = asked.overlaps ? notIn(exact, (each) => [each.unknownPatients, each.unknown ?? 0]) : []
  return { cells: withheld, unknowns: withhold(unknowns, threshold, withheld, otherUnknowns) }
}

/** For each group, what the total, the last row, has more than it. */
export function notIn(exact: Table<Tally>, partsOf: (tally: Tally) => Parts): Table<Parts> {
  const total = exact.at(-1)?.map(partsOf) ?? []
  const less = (all: Parts, own: Parts): Parts => all.map((part, k) => part - (own[k] ?? 0))
  return exact
    .slice(0, -1)
    .map((row) => row.map((each, j) => less(total[j] ?? [], each.parts.length > 0 ? partsOf(each) : [])))
}

/**
 * The records that the numbers of a cell tell. Few records are of few patients; of more, when they are those of the
 * total that are not in a group, the patients are not known: all of them may be in the group with other records.
 */
function recordsOf({ numerator, denominator, parts: [patients = 0] }: Tally, kind: Asked['kind']): Parts {
  const [yes, all] = [numerator ?? 0, denominator ?? 0]
  if (kind === 'proportion') return [yes, all - yes]
  if (kind === 'duration') return [all]
  // A ratio has all records above its patients. What is less than its patients counts something else, such as sites.
  return yes >= patients ? [yes] : [0]
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
