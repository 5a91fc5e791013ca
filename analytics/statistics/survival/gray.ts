import { requireNoLateEntry, testProcess, type IncidenceMoment } from './gray-process.js'
import { scoreTest, type ChiSquareTest } from './score-test.js'
import type { GroupTable } from './log-rank.js'

export type GrayTest =
  | { readonly estimable: false; readonly reason: 'no-events' | 'one-group' | 'no-variance' }
  | (ChiSquareTest & { readonly estimable: true })

/**
 * Gray's test of whether groups have the same cumulative incidence of one cause among competing ones.
 *
 * It compares what patients meet, as the share discharged by a day; a log-rank test of one cause compares hazards among
 * those who are still at risk, and may disagree where the groups differ in the competing event. Weights do not depend on
 * the incidence (rho of 0). Where most events share a few times it finds a difference a little too often:
 * in simulation, 7 times in 100 at the 5 % level, with 60 patients in each group and some seven distinct times.
 *
 * Gray RJ. Ann Stat 1988; 16: 1141-1154. Ties as in the author's own program, by the hypergeometric factor.
 *
 * @param tables one for each group, without strata
 * @param cause counted from 0, in the order of the causes
 * @returns not estimable without an event of the cause, with one group only, or without variance: where no event
 * left it to chance whose it would be, or too few are at risk to tell
 * @throws RangeError where rows are no life table, where patients entered late or a group comes twice, and unless there
 * is such a cause
 * @example grayTest([{ group: 'A', rows: a }, { group: 'B', rows: b }], 0) // { statistic: 0.1983, p: 0.6561, … }
 */
export function grayTest(tables: readonly GroupTable[], cause: number): GrayTest {
  const observed = tables.filter(({ rows }) => rows.length > 0)
  requireNoLateEntry(observed, cause)
  if (!observed.some(({ rows }) => rows.some(({ events }) => (events[cause] ?? 0) > 0))) {
    return { estimable: false, reason: 'no-events' }
  }
  if (observed.length < 2) return { estimable: false, reason: 'one-group' }
  const { scores, moments, influence } = testProcess(
    observed.map(({ rows }) => rows),
    cause,
  )
  // The scores sum to zero: the last follows from the others.
  const free = [...scores.keys()].slice(0, -1)
  const covariance = free.map((i) => free.map((j) => covarianceOf(i, j, moments, influence)))
  const isKnown = covariance.flat().every(Number.isFinite)
  const test = isKnown ? scoreTest(scores.slice(0, -1), covariance) : null
  return test === null ? { estimable: false, reason: 'no-variance' } : { estimable: true, ...test }
}

/** What events of either kind in each group do to two scores, at once and through the incidence that follows. */
function covarianceOf(
  i: number,
  j: number,
  moments: readonly IncidenceMoment[],
  influence: readonly (readonly number[])[],
): number {
  let sum = 0
  for (const { groups, events, equivalent, incidence, direct, cumulated } of moments) {
    for (const [k, { atRisk, other, before, after }] of groups.entries()) {
      if (atRisk === 0) continue
      const stillFree = after > 0 ? (1 - incidence) / after : 0
      const later = (of: number) => (influence[of]?.[k] ?? 0) - (cumulated[of]?.[k] ?? 0)
      const own = (of: number) => (direct[of]?.[k] ?? 0) + (1 - stillFree) * later(of)
      const ownVariance = (before * events * withoutTies(events, equivalent * before)) / (equivalent * atRisk)
      const otherVariance = (before * before * other * withoutTies(other, atRisk)) / (atRisk * atRisk)
      sum += own(i) * own(j) * ownVariance + stillFree * stillFree * later(i) * later(j) * otherVariance
    }
  }
  return sum
}

/** The share of variance that ties leave: events at one time are drawn without replacement. */
const withoutTies = (events: number, atRisk: number): number => (events > 1 ? 1 - (events - 1) / (atRisk - 1) : 1)
