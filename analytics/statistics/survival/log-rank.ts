import { groupedRiskSets, type GroupAtRisk } from './grouped-risk-sets.js'
import type { LifeTableRow } from './life-table.js'
import { scoreTest, type ChiSquareTest } from './score-test.js'

/** The life table of one group, within one stratum where there are several. */
export interface GroupTable {
  readonly group: string
  readonly stratum?: string
  readonly rows: readonly LifeTableRow[]
}

export interface LogRankOptions {
  /** How much survival weighs early events: 0 for the log-rank test, 1 for Peto's and Peto's. */
  readonly rho?: number
}

export interface LogRankGroup {
  readonly group: string
  readonly patients: number
  /** Events, weighted where rho is not 0. */
  readonly observed: number
  /** Events to be expected if the groups had one and the same course. */
  readonly expected: number
}

export type LogRank =
  | { readonly estimable: false; readonly reason: 'no-events' | 'one-group' | 'no-variance' }
  | (ChiSquareTest & {
      readonly estimable: true
      readonly groups: readonly LogRankGroup[]
      /** Of observed less expected, hypergeometric, in the order of the groups. */
      readonly covariance: readonly (readonly number[])[]
    })

/**
 * Log-rank test, and the G-rho family, of whether groups have the same time to event.
 *
 * Groups are compared within strata, where they have any. Events of all causes count. It has most power where hazards are
 * proportional, and can miss curves that cross. Groups for which no event was expected take no degree of freedom.
 *
 * Mantel N. Cancer Chemother Rep 1966; 50: 163-170. Harrington DP, Fleming TR. Biometrika 1982; 69: 553-566.
 *
 * @returns not estimable without an event, with one group at risk only, or without variance: where no event left it to
 * chance whose it would be
 * @throws RangeError where rows are no life table, where a group comes twice in a stratum, or rho is negative or not finite
 * @example
 * const table = (...times) => times.map((time) => ({ time, events: [1], censored: 0 }))
 * logRank([{ group: 'A', rows: table(1, 2, 3) }, { group: 'B', rows: [{ time: 6, events: [0], censored: 3 }] }])
 * // statistic: 5.0517, p: 0.0246
 */
export function logRank(tables: readonly GroupTable[], { rho = 0 }: LogRankOptions = {}): LogRank {
  if (!(rho >= 0 && rho < Infinity)) throw new RangeError(`rho must be zero or more and finite, got ${rho}`)
  const names = [...new Set(tables.map(({ group }) => group))]
  const groups = names.map((group) => ({ group, patients: patientsOf(tables, group), observed: 0, expected: 0 }))
  const covariance = names.map(() => names.map(() => 0))
  for (const stratum of stratify(tables, names)) {
    let survival = 1
    for (const { groups: here } of groupedRiskSets(stratum)) {
      survival *= addTime({ groups, covariance }, here, survival ** rho)
    }
  }
  if (groups.every(({ observed }) => observed === 0)) return { estimable: false, reason: 'no-events' }
  const expecting = [...groups.keys()].filter((i) => (groups[i]?.expected ?? 0) > 0)
  if (expecting.length < 2) return { estimable: false, reason: 'one-group' }
  // The differences sum to zero: the first of them follows from the others.
  const free = expecting.slice(1)
  const excess = groups.map(({ observed, expected }) => observed - expected)
  const test = scoreTest(
    free.map((i) => excess[i] ?? 0),
    free.map((i) => free.map((j) => covariance[i]?.[j] ?? 0)),
  )
  if (test === null) return { estimable: false, reason: 'no-variance' }
  return { estimable: true, ...test, groups, covariance }
}

interface Sums {
  readonly groups: { observed: number; expected: number }[]
  readonly covariance: number[][]
}

/** Add the events of one time, and say which share of those at risk it left event-free. */
function addTime({ groups, covariance }: Sums, here: readonly GroupAtRisk[], weight: number): number {
  const atRisk = here.reduce((sum, each) => sum + each.atRisk, 0)
  const failed = here.reduce((sum, each) => sum + each.failed, 0)
  const spread = atRisk > 1 ? (failed * (atRisk - failed)) / (atRisk - 1) : 0
  for (const [i, sums] of groups.entries()) {
    const share = (here[i]?.atRisk ?? 0) / atRisk
    sums.observed += weight * (here[i]?.failed ?? 0)
    sums.expected += weight * failed * share
    const row = covariance[i] ?? []
    for (const j of groups.keys()) {
      const other = (here[j]?.atRisk ?? 0) / atRisk
      row[j] = (row[j] ?? 0) + weight * weight * spread * share * ((i === j ? 1 : 0) - other)
    }
  }
  return (atRisk - failed) / atRisk
}

/** For each stratum the rows of every group, in the order of the groups. */
function stratify(tables: readonly GroupTable[], names: readonly string[]): (readonly LifeTableRow[])[][] {
  const strata = [...new Set(tables.map(({ stratum }) => stratum))]
  return strata.map((stratum) =>
    names.map((name) => {
      const [table, again] = tables.filter((each) => each.group === name && each.stratum === stratum)
      if (again !== undefined) throw new RangeError(`group ${name} must come once in a stratum, got two tables`)
      return table?.rows ?? []
    }),
  )
}

function patientsOf(tables: readonly GroupTable[], name: string): number {
  const rows = tables.filter(({ group }) => group === name).flatMap((table) => table.rows)
  return rows.flatMap(({ events, censored }) => [...events, censored]).reduce((sum, count) => sum + count, 0)
}
