import type { Interval } from '../../contract/cell.js'
import { tailOf } from '../confidence.js'
import { chiSquareQuantile } from '../distributions/chi-square.js'
import { requireCount } from './count.js'

/**
 * Exact interval for the expected value of a count: never covers less than the confidence says.
 *
 * Garwood F. Biometrika 1936; 28: 437-442. In events, not per exposure; without events it begins at exactly 0. It takes
 * the events to be independent and its two tails to be equal, and so is wider than need be where events are few.
 *
 * @throws RangeError unless the count is a whole number from 0 and 0 < confidence < 1
 * @example exactPoisson(10) // { lower: 4.7954, upper: 18.3904, … }
 */
export function exactPoisson(count: number, confidence = 0.95): Interval {
  requireCount(count)
  const tail = tailOf(confidence)
  return {
    lower: count === 0 ? 0 : chiSquareQuantile(tail, 2 * count) / 2,
    upper: chiSquareQuantile(1 - tail, 2 * count + 2) / 2,
    confidence,
    method: 'exact Poisson',
  }
}
