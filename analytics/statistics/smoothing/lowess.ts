import { nearestDistance } from './nearest-distance.js'
import { requirePoints, type Points } from './points.js'
import { tricube } from './tricube.js'

export interface LowessSettings {
  /** Part of all points that a fit looks at: 2/3 unless told. */
  readonly span?: number
  /** How many times points far from the fit are weighed down: 3 unless told. */
  readonly robustness?: number
}

/**
 * Cleveland's robust locally weighted regression: a straight line at each point through its neighbours, the nearer the
 * heavier. For a line to guide the eye; it has no standard error, for which see `loess`.
 *
 * Cleveland WS. J Am Stat Assoc 1979; 74: 829-836.
 *
 * The time grows with the square of the points; meant for thousands at most.
 *
 * @returns the fit at each x, in the order given; null where there are fewer than two points
 * @throws RangeError where x and y differ in length or hold what is no number, or unless 0 < span <= 1 and robustness
 *   is a whole number >= 0
 * @example lowess({ x: [1, 2, 3, 4], y: [2, 4, 6, 8] }) // [2, 4, 6, 8]
 */
export function lowess(
  points: Points,
  { span = 2 / 3, robustness = 3 }: LowessSettings = {},
): readonly number[] | null {
  requirePoints(points)
  if (!(span > 0 && span <= 1 && Number.isInteger(robustness) && robustness >= 0)) {
    throw new RangeError(`expected 0 < span <= 1 and whole robustness >= 0, got ${span} and ${robustness}`)
  }
  const { x, y } = points
  if (x.length < 2) return null
  const neighbours = Math.max(2, Math.floor(span * x.length + rounding))
  const reaches = x.map((centre) => nearestDistance(x, centre, neighbours))
  let trust = x.map(() => 1)
  for (let pass = 0; ; pass += 1) {
    const fit = fitted(points, reaches, trust)
    if (pass === robustness) return fit
    const next = bisquares(y.map((value, i) => Math.abs(value - (fit[i] ?? 0))))
    if (next === null) return fit
    trust = next
  }
}

/** So that a span of 0.3 of 10 points is 3 of them. */
const rounding = 1e-7

/** As Cleveland: nearer than this part of the reach is at the centre, and farther than the rest of it beyond reach. */
const close = 0.001

/** Below this part of the mean residual, the median shows a fit that goes through most points. */
const negligible = 1e-7

function fitted({ x, y }: Points, reaches: readonly number[], trust: readonly number[]): readonly number[] {
  let [least, most] = [Infinity, -Infinity]
  for (const value of x) [least, most] = [Math.min(least, value), Math.max(most, value)]
  return x.map((centre, i) => {
    const reach = reaches[i] ?? 0
    const weights = x.map((value, j) => {
      const distance = Math.abs(value - centre)
      if (distance > (1 - close) * reach) return 0
      return (trust[j] ?? 0) * (distance <= close * reach ? 1 : tricube(distance / reach))
    })
    // Where its neighbours are trusted as little as it is, a point stays where it is.
    return lineAt(centre, { x, y }, weights, close * (most - least)) ?? y[i] ?? 0
  })
}

/** A weighted straight line at `centre`, or the weighted mean where x spreads less than `leastSpread`. */
function lineAt(centre: number, { x, y }: Points, weights: readonly number[], leastSpread: number): number | null {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (!(total > 0)) return null
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value, i) => sum + (weights[i] ?? 0) * value, 0) / total
  const [meanX, meanY] = [mean(x), mean(y)]
  const variance = mean(x.map((value) => (value - meanX) ** 2))
  if (Math.sqrt(variance) <= leastSpread) return meanY
  const covariance = mean(x.map((value, i) => (value - meanX) * ((y[i] ?? 0) - meanY)))
  return meanY + (covariance / variance) * (centre - meanX)
}

/** Weights by residual; null where there is nothing left to weigh down. */
function bisquares(residuals: readonly number[]): number[] | null {
  const sorted = Float64Array.from(residuals).sort()
  const half = Math.floor(sorted.length / 2)
  const cut = 3 * ((sorted[half] ?? 0) + (sorted[sorted.length - half - 1] ?? 0))
  const mean = residuals.reduce((sum, each) => sum + each, 0) / residuals.length
  if (cut < negligible * mean || cut === 0) return null
  return residuals.map((residual) => {
    if (residual <= close * cut) return 1
    return residual <= (1 - close) * cut ? (1 - (residual / cut) ** 2) ** 2 : 0
  })
}
