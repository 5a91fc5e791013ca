import type { CurveMethod, CurveTest } from '../contract/curves.js'
import { grayTest } from '../statistics/survival/gray.js'
import { logRank, type GroupTable } from '../statistics/survival/log-rank.js'
import { lifeTableOf, type Released } from './released.js'

export interface Compared {
  readonly label: string
  readonly known: Released
}

/** More groups than this no single test is asked about, and its covariances would take longer than the rest. */
const mostGroups = 30

/**
 * Whether groups differ in the event asked for: Gray's test beside competing events, else the log-rank test.
 *
 * Each cause is compared on those days on which all its events are released in every group, so that batches come on the
 * same days everywhere: else those of small groups, which wait longer, would look late. The test is computed from numbers
 * that the curves show already, so that it cannot give back any other.
 */
export function compareCurves(groups: readonly Compared[], method: CurveMethod, causes: number): CurveTest {
  const observed = groups.filter(({ known }) => known.patients > 0)
  if (observed.length < 2) return { status: 'undefined', reason: 'one-group' }
  // Gray's test is for patients who are all followed from the beginning.
  const isLate = observed.some(({ known }) => known.rows.some(({ entered = 0 }) => entered > 0))
  if (isLate && method !== 'kaplanMeier') return { status: 'undefined', reason: 'late-entry' }
  if (observed.length > mostGroups) return { status: 'undefined', reason: 'too-many-groups' }
  const tables = alignedTables(observed, causes)
  const name = method === 'kaplanMeier' ? 'log-rank' : 'Gray'
  const test = name === 'log-rank' ? logRank(tables) : grayTest(tables, 0)
  if (!test.estimable) {
    // Where some wait, what the batches do not tell is not known to be absent.
    const isWhole = observed.every(({ known }) => known.exactOn.every((days) => days.includes(known.horizon)))
    return isWhole ? { status: 'undefined', reason: test.reason } : { status: 'suppressed', reason: 'protected' }
  }
  const { statistic, degreesOfFreedom, p } = test
  return { status: 'shown', name, groups: observed.map(({ label }) => label), statistic, degreesOfFreedom, p }
}

function alignedTables(groups: readonly Compared[], causes: number): readonly GroupTable[] {
  const common = Array.from({ length: causes }, (_, i) => inAll(groups.map(({ known }) => known.exactOn[i] ?? [])))
  const censored = inAll(groups.map(({ known }) => known.censoredExactOn))
  return groups.map(({ label, known }) => ({
    group: label,
    rows: lifeTableOf({ ...known, ...regrouped(known, common, censored) }, causes),
  }))
}

const inAll = (lists: readonly (readonly number[])[]): readonly number[] => {
  const [first = [], ...others] = lists.map((list) => new Set(list))
  return [...first].filter((day) => others.every((days) => days.has(day)))
}

/** Batches put on the next common day of their kind; those after the last such day remain. */
function regrouped(
  { rows, patients, horizon }: Released,
  common: readonly (readonly number[])[],
  censored: readonly number[],
): Pick<Released, 'rows' | 'remaining'> {
  const byDay = Array.from({ length: horizon + 1 }, () => ({ events: common.map(() => 0), censored: 0, entered: 0 }))
  let left = patients
  for (const row of rows) {
    for (const [i, count] of row.events.entries()) {
      const at = byDay[common[i]?.find((day) => day >= row.time) ?? -1]
      if (at === undefined) continue
      at.events[i] = (at.events[i] ?? 0) + count
      left -= count
    }
    const entering = byDay[row.time]
    if (entering !== undefined) entering.entered += row.entered ?? 0
    const at = byDay[censored.find((day) => day >= row.time) ?? -1]
    if (at === undefined) continue
    at.censored += row.censored
    left -= row.censored
  }
  const isEmpty = ({ events, censored: count, entered }: (typeof byDay)[number]) =>
    [...events, count, entered].every((n) => n === 0)
  const told = byDay.map((row, time) => ({ time, ...row })).filter((row) => !isEmpty(row))
  return { rows: told, remaining: left }
}
