import { normalTwoSided } from '../distributions/normal.js'
import { fewestForTrend, knownOf, type Observation } from './observation.js'

export type MannKendall =
  | { readonly estimable: false; readonly reason: 'too-few-observations' }
  | {
      readonly estimable: true
      /** Pairs that rise less pairs that fall. */
      readonly s: number
      /** Variance of `s` where there is no trend, tied values taken into account. */
      readonly variance: number
      /** The test and tau-b; null where all values are the same. */
      readonly test: { readonly z: number; readonly p: number; readonly tau: number } | null
    }

/**
 * Whether a series tends to rise or to fall, whatever the shape of the tendency.
 *
 * Mann HB. Econometrica 1945; 13: 245-259; Kendall MG. Rank Correlation Methods. 1970. With the correction for
 * continuity, and the normal approximation, which is rough below 10 observations. It takes the observations to be
 * independent: where neighbouring periods resemble each other p is too small, and a season looks like a trend.
 *
 * @returns `estimable: false` of fewer than 3 observations whose value is known; a test of null where all are the same
 * @throws RangeError unless times and values are finite and no two times are the same
 * @example mannKendall([2, 3, 7, 5, 9, 8].map((value, at) => ({ at, value })))
 * // { s: 11, variance: 28.3333, test: { z: 1.8787, p: 0.0603, tau: 0.7333 }, … }
 */
export function mannKendall(observations: readonly Observation[]): MannKendall {
  const values = knownOf(observations).map(({ value }) => value)
  const n = values.length
  if (n < fewestForTrend) return { estimable: false, reason: 'too-few-observations' }
  const s = values.reduce(
    (sum, value, i) => values.slice(i + 1).reduce((risen, later) => risen + Math.sign(later - value), sum),
    0,
  )
  const ties = tiesAmong(values)
  const variance = (n * (n - 1) * (2 * n + 5) - ties.reduce((sum, t) => sum + t * (t - 1) * (2 * t + 5), 0)) / 18
  if (variance === 0) return { estimable: true, s, variance, test: null }
  const z = (s - Math.sign(s)) / Math.sqrt(variance)
  const pairs = (n * (n - 1)) / 2
  const untied = pairs - ties.reduce((sum, t) => sum + (t * (t - 1)) / 2, 0)
  return { estimable: true, s, variance, test: { z, p: normalTwoSided(z), tau: s / Math.sqrt(pairs * untied) } }
}

/** How many values share each value. */
function tiesAmong(values: readonly number[]): readonly number[] {
  const ties = new Map<number, number>()
  for (const value of values) ties.set(value, (ties.get(value) ?? 0) + 1)
  return [...ties.values()]
}
