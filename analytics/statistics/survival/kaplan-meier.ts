import type { Interval } from '../../contract/cell.js'
import type { LifeTableRow } from './life-table.js'
import { probabilityLimits, type LimitScale } from './probability-limits.js'
import { riskSets } from './risk-sets.js'

export interface SurvivalStep {
  readonly time: number
  readonly atRisk: number
  readonly events: number
  readonly censored: number
  /** The probability to be event-free beyond this time. */
  readonly survival: number
  /** Greenwood's; null once survival is 0. */
  readonly standardError: number | null
  /** Null once survival is 0; on the log-log scale also while it is 1. */
  readonly interval: Interval | null
  /** Nelson's and Aalen's estimate. */
  readonly cumulativeHazard: number
  readonly cumulativeHazardError: number
}

export interface SurvivalCurve {
  readonly estimable: true
  readonly patients: number
  readonly events: number
  readonly steps: readonly SurvivalStep[]
  /** Times at which the risk set became empty before the end of observation, as it can with delayed entry. */
  readonly emptiedAt: readonly number[]
  readonly confidence: number
}

export interface NobodyObserved {
  readonly estimable: false
  readonly reason: 'nobody-observed'
}

export interface LimitOptions {
  readonly scale?: LimitScale
  readonly confidence?: number
}

/**
 * Kaplan-Meier curve of those who are still event-free, with a step for each time at which somebody left.
 *
 * Those who are not known to have had the event count as at risk for as long as they were observed. Events of all causes
 * count; with more than one cause the share with one of them is `aalenJohansen`'s, never 1 less this. Events precede
 * censorings at the same time. Late entry is allowed; see `emptiedAt` before the end of such a curve is believed.
 *
 * Kaplan EL, Meier P. J Am Stat Assoc 1958; 53: 457-481. Greenwood M. Rep Public Health Med Subj 1926; 33: 1-26.
 *
 * @param rows in the order of time, in the unit in which the answer's times are
 * @returns not estimable where nobody was observed
 * @throws RangeError where the rows are no life table, and unless 0 < confidence < 1
 * @example
 * const days = [9, 13, 18, 23, 31, 34, 48].map((time) => ({ time, events: [1], censored: time === 13 ? 1 : 0 }))
 * kaplanMeier([...days, { time: 161, events: [0], censored: 3 }]) // survival: 0.9091 at 9, 0.8182 at 13, …
 */
export function kaplanMeier(
  rows: readonly LifeTableRow[],
  { scale = 'log-log', confidence = 0.95 }: LimitOptions = {},
): SurvivalCurve | NobodyObserved {
  const limits = probabilityLimits(scale, confidence)
  const { sets, patients, emptiedAt } = riskSets(rows)
  if (sets.length === 0) return { estimable: false, reason: 'nobody-observed' }
  let survival = 1
  let greenwood = 0
  let cumulativeHazard = 0
  let hazardVariance = 0
  const steps = sets.map(({ time, atRisk, failed, censored }) => {
    survival *= (atRisk - failed) / atRisk
    if (survival > 0) greenwood += failed / (atRisk * (atRisk - failed))
    cumulativeHazard += failed / atRisk
    hazardVariance += failed / (atRisk * atRisk)
    const standardError = survival > 0 ? survival * Math.sqrt(greenwood) : null
    const interval = standardError === null ? null : limits(survival, standardError)
    const cumulativeHazardError = Math.sqrt(hazardVariance)
    const counts = { time, atRisk, events: failed, censored }
    return { ...counts, survival, standardError, interval, cumulativeHazard, cumulativeHazardError }
  })
  const events = sets.reduce((sum, { failed }) => sum + failed, 0)
  return { estimable: true, patients, events, steps, emptiedAt, confidence }
}
