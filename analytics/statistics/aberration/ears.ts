import { normalQuantile } from '../distributions/normal.js'

export interface EarsSettings {
  /** Of one series at one time, one-sided. 0.001 unless told, which is near the 3 standard deviations of the original. */
  readonly alpha?: number
  /** Periods that a count is compared with: 7 unless told. */
  readonly baseline?: number
  /** The least standard deviation that is believed, in counts: without it a series of zeros alarms at the first count. */
  readonly minSigma?: number
}

export interface EarsPoint {
  readonly statistic: number | null
  readonly upper: number | null
  readonly alarm: boolean | null
}

export interface Ears {
  readonly c1: readonly EarsPoint[]
  readonly c2: readonly EarsPoint[]
  readonly c3: readonly EarsPoint[]
}

/**
 * Early Aberration Reporting System: a count stands out where it exceeds what the periods before it lead to expect.
 * C1 compares with the periods just before; C2 leaves out the two just before, lest the start of a rise hide it; C3
 * adds up what C2 has exceeded 1 by in the last three periods.
 *
 * Hutwagner L, Thompson W, Seeman GM, Treadwell T. J Urban Health 2003; 80 (suppl 1): i89-i96. C3 as documented in
 * Salmon M, Schumacher D, Höhle M. J Stat Softw 2016; 70 (10), bounded by the mean of the baseline.
 *
 * For short, complete series without season. To be run on a fixed panel of sites, and never on provisional periods.
 *
 * @param counts by period, null where not known
 * @returns points by period, holding null until the baseline is complete or where it holds null; a statistic is also
 *   null, and C3 with it, where the standard deviation is 0
 * @throws RangeError unless counts and minSigma are >= 0, 0 < alpha < 1 and baseline is a whole number >= 2
 * @example ears([2, 4, 2, 4, 2, 4, 3, 9]).c1[7] // { statistic: 6, upper: 6.0902, alarm: true }
 */
export function ears(
  counts: readonly (number | null)[],
  { alpha = 0.001, baseline = 7, minSigma = 0 }: EarsSettings = {},
): Ears {
  if (!(alpha > 0 && alpha < 1 && Number.isInteger(baseline) && baseline >= 2 && minSigma >= 0)) {
    throw new RangeError(
      `expected 0 < alpha < 1, whole baseline >= 2 and minSigma >= 0, got ${alpha}, ${baseline} and ${minSigma}`,
    )
  }
  const odd = counts.find((count) => count !== null && !(count >= 0 && Number.isFinite(count)))
  if (odd !== undefined) throw new RangeError(`counts must be numbers >= 0, got ${odd}`)
  const z = normalQuantile(1 - alpha)
  const norms = (guard: number) => counts.map((_, t) => normOf(counts, t - baseline - guard, baseline, minSigma))
  const guarded = norms(guardPeriods)
  const c2 = counts.map((count, t) => pointOf(count, guarded[t] ?? null, z))
  return {
    c1: norms(0).map((norm, t) => pointOf(counts[t] ?? null, norm, z)),
    c2,
    c3: counts.map((count, t) => summedPoint(count, guarded[t] ?? null, c2.slice(Math.max(0, t - 2), t + 1), z)),
  }
}

const guardPeriods = 2

interface Norm {
  readonly mean: number
  readonly sigma: number
}

const notDefined: EarsPoint = { statistic: null, upper: null, alarm: null }

function normOf(counts: readonly (number | null)[], from: number, length: number, minSigma: number): Norm | null {
  const base = from < 0 ? [] : counts.slice(from, from + length).filter((count) => count !== null)
  if (base.length < length) return null
  const mean = base.reduce((sum, count) => sum + count, 0) / length
  const squares = base.reduce((sum, count) => sum + (count - mean) ** 2, 0)
  return { mean, sigma: Math.max(minSigma, Math.sqrt(squares / (length - 1))) }
}

function pointOf(count: number | null, norm: Norm | null, z: number): EarsPoint {
  if (count === null || norm === null) return notDefined
  const upper = norm.mean + z * norm.sigma
  return { statistic: norm.sigma === 0 ? null : (count - norm.mean) / norm.sigma, upper, alarm: count > upper }
}

function summedPoint(count: number | null, norm: Norm | null, recent: readonly EarsPoint[], z: number): EarsPoint {
  const excesses = recent.flatMap(({ statistic }) => (statistic === null ? [] : [Math.max(0, statistic - 1)]))
  if (count === null || norm === null || excesses.length < guardPeriods + 1) return notDefined
  const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0)
  const upper = Math.max(0, norm.mean + norm.sigma * (z - sum(excesses.slice(0, -1))))
  return { statistic: sum(excesses), upper, alarm: count > upper }
}
