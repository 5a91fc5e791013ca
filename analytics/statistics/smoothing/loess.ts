import type { Interval } from '../../contract/cell.js'
import { requireConfidence } from '../confidence.js'
import { studentMultiplier } from '../distributions/student-t.js'
import { localPolynomial } from './local-polynomial.js'
import { nearestDistance } from './nearest-distance.js'
import { requirePoints, type Points } from './points.js'

export interface LoessSettings {
  /** Part of all points that a fit looks at: 0.75 unless told. */
  readonly span?: number
  /** Of the local polynomial: 2 unless told. */
  readonly degree?: 1 | 2
  readonly confidence?: number
}

export interface LoessPoint {
  readonly fit: number
  readonly standardError: number
  readonly interval: Interval
}

export type Loess =
  | { readonly estimable: false; readonly reason: 'too-few-points' | 'too-few-distinct-values' }
  | {
      readonly estimable: true
      /** In the order given. */
      readonly points: readonly LoessPoint[]
      readonly residualScale: number
      /** Of the t distribution that the intervals use; not a whole number. */
      readonly df: number
    }

/**
 * Local regression by weighted polynomials with least squares, evaluated at each point itself, with the exact standard
 * error of a linear smoother and an interval for the smooth line at each point by itself.
 *
 * Cleveland WS, Devlin SJ. J Am Stat Assoc 1988; 83: 596-610 (its §2.3 for the degrees of freedom).
 *
 * The errors are taken for independent and of one size, which counts of neighbouring weeks often are not. The time
 * grows with the cube of the points; meant for hundreds.
 *
 * @returns not estimable where the points do not outnumber what is fitted, or a neighbourhood holds no more distinct
 *   x than its degree
 * @throws RangeError where x and y differ in length or hold what is no number, or unless 0 < span <= 1 and
 *   0 < confidence < 1
 * @example loess({ x: [1, 2, 3, 4, 5, 6], y: [1, 3, 2, 4, 3, 5] }, { span: 1, degree: 1 }) // residualScale 1.0006, df 3.3398, …
 */
export function loess(points: Points, { span = 0.75, degree = 2, confidence = 0.95 }: LoessSettings = {}): Loess {
  requirePoints(points)
  if (!(span > 0 && span <= 1)) throw new RangeError(`span must lie in (0, 1], got ${span}`)
  requireConfidence(confidence)
  const { x, y } = points
  const neighbours = Math.floor(span * x.length + rounding)
  if (neighbours <= degree) return { estimable: false, reason: 'too-few-points' }
  const rows: Float64Array[] = []
  for (const centre of x) {
    const row = localPolynomial(x, centre, nearestDistance(x, centre, neighbours), degree)
    if (row === null) return { estimable: false, reason: 'too-few-distinct-values' }
    rows.push(row)
  }
  const fit = rows.map((row) => row.reduce((sum, weight, j) => sum + weight * (y[j] ?? 0), 0))
  const { first, second } = traces(rows)
  if (first < leastFreedom) return { estimable: false, reason: 'too-few-points' }
  const squares = y.reduce((sum, value, i) => sum + (value - (fit[i] ?? 0)) ** 2, 0)
  const [residualScale, df] = [Math.sqrt(squares / first), first ** 2 / second]
  const multiplier = studentMultiplier(confidence, df)
  const around = (value: number, row: Float64Array): LoessPoint => {
    const standardError = residualScale * Math.sqrt(row.reduce((sum, weight) => sum + weight * weight, 0))
    const [lower, upper] = [value - multiplier * standardError, value + multiplier * standardError]
    return { fit: value, standardError, interval: { lower, upper, confidence, method: 'LOESS' } }
  }
  return { estimable: true, points: rows.map((row, i) => around(fit[i] ?? 0, row)), residualScale, df }
}

/** So that a span of 0.3 of 10 points is 3 of them. */
const rounding = 1e-5

/** With less left over, the fit goes through the points, and how far they stray is not known. */
const leastFreedom = 1e-6

/** Of R = (I-L)(I-L)ᵀ and of R², L being the rows that make fits of observations. */
function traces(rows: readonly Float64Array[]): { readonly first: number; readonly second: number } {
  const residual = rows.map((row, i) => row.map((weight, j) => (i === j ? 1 - weight : -weight)))
  let [first, second] = [0, 0]
  residual.forEach((row, i) => {
    for (const other of residual.slice(i)) {
      const product = row.reduce((sum, value, j) => sum + value * (other[j] ?? 0), 0)
      if (other === row) first += product
      second += (other === row ? 1 : 2) * product ** 2
    }
  })
  return { first, second }
}
