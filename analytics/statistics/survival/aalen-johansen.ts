import type { Interval } from '../../contract/cell.js'
import type { NobodyObserved } from './kaplan-meier.js'
import type { LifeTableRow } from './life-table.js'
import { probabilityLimits } from './probability-limits.js'
import { riskSets, type RiskSet } from './risk-sets.js'

export interface CauseAtTime {
  readonly events: number
  /** The probability that this cause came first, by this time. */
  readonly incidence: number
  readonly standardError: number
  /** Null while the incidence is 0, and where it is 1. */
  readonly interval: Interval | null
}

export interface IncidenceStep {
  readonly time: number
  readonly atRisk: number
  readonly eventFree: number
  /** In the order of the causes. Their incidences and the event-free sum to one. */
  readonly causes: readonly CauseAtTime[]
}

export interface CumulativeIncidence {
  readonly estimable: true
  readonly patients: number
  readonly steps: readonly IncidenceStep[]
  /** Times at which the risk set became empty before the end of observation, as it can with delayed entry. */
  readonly emptiedAt: readonly number[]
}

/**
 * Cumulative incidence of each of several competing events, as discharge, intensive care and death of those in hospital.
 *
 * Those who had another event first are no longer at risk, and are not treated as if they might still have this one: one
 * less Kaplan and Meier's survival for one cause does that and is too large. The variance is of Greenwood's type. Its cost
 * grows with the square of the number of distinct times: count by the day, not by the second.
 *
 * Aalen OO, Johansen S. Scand J Stat 1978; 5: 141-150. Marubini E, Valsecchi MG. Analysing survival data from clinical
 * trials and observational studies. Wiley; 1995. 10.2. Dinse GE, Larson MG. Biometrika 1986; 73: 379-386.
 *
 * @param rows in the order of time, with the events of each cause
 * @returns not estimable where nobody was observed
 * @throws RangeError where the rows are no life table, and unless 0 < confidence < 1
 * @example
 * aalenJohansen([{ time: 1, events: [1, 1], censored: 0 }, { time: 2, events: [1, 0], censored: 7 }])
 * // at 2: incidences 0.2 and 0.1, event-free 0.7
 */
export function aalenJohansen(rows: readonly LifeTableRow[], confidence = 0.95): CumulativeIncidence | NobodyObserved {
  const limits = probabilityLimits('log-log', confidence)
  const { sets, patients, emptiedAt } = riskSets(rows)
  if (sets.length === 0) return { estimable: false, reason: 'nobody-observed' }
  const before = survivalBefore(sets)
  const causes = [...(sets[0]?.events.keys() ?? [])].map((cause) => causeOverTime(sets, before, cause, limits))
  const steps = sets.map(({ time, atRisk }, i) => ({
    time,
    atRisk,
    eventFree: before[i + 1] ?? 0,
    causes: causes.flatMap((curve) => curve[i] ?? []),
  }))
  return { estimable: true, patients, steps, emptiedAt }
}

/** The share event-free just before each time, and after the last. */
function survivalBefore(sets: readonly RiskSet[]): number[] {
  const survival = [1]
  for (const { atRisk, failed } of sets) survival.push((survival.at(-1) ?? 0) * ((atRisk - failed) / atRisk))
  return survival
}

function causeOverTime(
  sets: readonly RiskSet[],
  before: readonly number[],
  cause: number,
  limits: ReturnType<typeof probabilityLimits>,
): CauseAtTime[] {
  const incidences: number[] = []
  let incidence = 0
  let competing = 0
  return sets.map(({ events: counts, atRisk, failed }, i) => {
    const events = counts[cause] ?? 0
    incidence = Math.min(1, incidence + ((before[i] ?? 0) * events) / atRisk)
    competing += failed - events
    // Exact, so that the interval of a certainty is not that of a rounding error.
    if (before[i + 1] === 0 && competing === 0) incidence = 1
    incidences.push(incidence)
    const standardError = Math.sqrt(varianceOf(sets, before, incidences, cause))
    const interval = limits(incidence, standardError)
    return { events, incidence, standardError, interval }
  })
}

/**
 * The variance of the last incidence: at each time the patients at risk fall to this cause, to another one or remain, and
 * what varies is their chance of this cause by the end: one, none, or that of those who remain. This is Marubini's and
 * Valsecchi's sum with its terms gathered so that each is a square, because they cancel where the incidence nears one.
 */
function varianceOf(
  sets: readonly RiskSet[],
  before: readonly number[],
  incidences: readonly number[],
  cause: number,
): number {
  const last = incidences.at(-1) ?? 0
  let variance = 0
  for (const [i, incidence] of incidences.entries()) {
    const { atRisk = 1, failed = 0, events = [] } = sets[i] ?? {}
    if (failed === 0) continue
    const own = (events[cause] ?? 0) / atRisk
    const other = failed / atRisk - own
    const remaining = 1 - failed / atRisk
    const after = before[i + 1] ?? 0
    const later = after > 0 ? (last - incidence) / after : 0
    const mean = own + remaining * later
    const spread = own * (1 - mean) ** 2 + other * mean ** 2 + remaining * (later - mean) ** 2
    variance += ((before[i] ?? 0) ** 2 * spread) / atRisk
  }
  return variance
}
