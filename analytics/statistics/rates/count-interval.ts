import type { Interval } from '../../contract/cell.js'
import { byar } from './byar.js'
import { exactPoisson } from './exact-poisson.js'

/** Below this many events Byar's approximation is not close enough. */
const fewestForByar = 10

/**
 * Interval for the expected value of a count: exact below 10 events, Byar's approximation from there on.
 *
 * The rule of Public Health England, so that figures agree with those that public health in England publishes.
 *
 * Eayres D. Commonly used public health statistics and their confidence intervals. APHO Technical Briefing 3, 2008.
 * In events, which it takes to be independent.
 *
 * @throws RangeError unless the count is a whole number from 0 and 0 < confidence < 1
 * @example countInterval(9) // { lower: 4.1154, upper: 17.0848, …, method: 'exact Poisson' }
 * @example countInterval(10) // { lower: 4.7874, upper: 18.3915, …, method: 'Byar' }
 */
export function countInterval(count: number, confidence = 0.95): Interval {
  const { lower, upper } = byar(count, confidence)
  if (count < fewestForByar || lower === null) return exactPoisson(count, confidence)
  return { lower, upper, confidence, method: 'Byar' }
}
