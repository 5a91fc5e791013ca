import type { Interval } from '../../contract/cell.js'
import { normalMultiplier } from '../distributions/normal.js'
import { mannKendall } from './mann-kendall.js'
import { knownOf, type Observation } from './observation.js'

export type SenSlope =
  | { readonly estimable: false; readonly reason: 'too-few-observations' }
  | {
      readonly estimable: true
      /** Per unit of time. */
      readonly slope: number
      readonly intercept: number
      /** null where all values are the same, or where there are too few for this confidence. */
      readonly interval: Interval | null
    }

/**
 * The typical change per unit of time: the median of the slopes between all pairs. A few wild values do not move it.
 *
 * Sen PK. J Am Stat Assoc 1968; 63: 1379-1389. The line runs through the median of what it leaves. The limits are slopes
 * chosen by rank, under the same assumptions as `mannKendall`. Its work grows with the square of the observations.
 *
 * @returns `estimable: false` of fewer than 3 observations whose value is known
 * @throws RangeError unless times and values are finite, no two times are the same and 0 < confidence < 1
 * @example senSlope([[1, 2], [2, 3], [4, 7], [7, 5], [11, 9], [12, 8]].map(([at, value]) => ({ at, value })))
 * // { slope: 0.5455, intercept: 1.6818, interval: { lower: -0.6667, upper: 1.6667, … }, … }
 */
export function senSlope(observations: readonly Observation[], confidence = 0.95): SenSlope {
  const z = normalMultiplier(confidence)
  const known = knownOf(observations)
  const trend = mannKendall(known)
  if (!trend.estimable) return trend
  const slopes = Float64Array.from(
    known.flatMap((one, i) => known.slice(i + 1).map((later) => (later.value - one.value) / (later.at - one.at))),
  ).sort()
  const slope = medianOf(slopes)
  const spread = z * Math.sqrt(trend.variance)
  const lower = slopes[halfToEven((slopes.length - spread) / 2) - 1]
  const upper = slopes[halfToEven((slopes.length + spread) / 2 + 1) - 1]
  const hasLimits = trend.test !== null && lower !== undefined && upper !== undefined
  return {
    estimable: true,
    slope,
    intercept: medianOf(Float64Array.from(known.map(({ at, value }) => value - slope * at)).sort()),
    interval: hasLimits ? { lower, upper, confidence, method: 'Sen' } : null,
  }
}

function medianOf(ascending: Float64Array): number {
  const middle = (ascending.length - 1) / 2
  return ((ascending[Math.floor(middle)] ?? 0) + (ascending[Math.ceil(middle)] ?? 0)) / 2
}

/** As IEEE 754 and R round, where Math.round takes halves up. */
function halfToEven(value: number): number {
  const below = Math.floor(value)
  if (value - below !== 0.5) return Math.round(value)
  return below % 2 === 0 ? below : below + 1
}
