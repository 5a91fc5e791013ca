import type { Interval } from '../../contract/cell.js'
import type { CountLimits } from './byar.js'
import { countInterval } from './count-interval.js'
import type { WeightedRate } from './weighted-rate.js'

/**
 * Interval of a directly standardised rate: the limits of the count, moved and stretched to the rate and its variance.
 *
 * Dobson AJ, Kuulasmaa K, Eberle E, Scherer J. Stat Med 1991; 10: 457-462. It keeps its coverage where events are few,
 * unless the few lie where the weights are far from the exposure: `fayFeuer` does not fall short there.
 *
 * @param limitsOf the limits of the count; by default exact below 10 events and Byar's from there on
 * @returns null where there are no events: the variance is then unknown
 * @throws RangeError unless 0 < confidence < 1
 * @example
 * dobson(directRate([{ count: 10, exposure: 1000, weight: 600 }, { count: 30, exposure: 500, weight: 400 }], 1000))
 * // { lower: 21.3730, upper: 40.9247, … }
 */
export function dobson(
  { rate, variance, count }: WeightedRate,
  confidence = 0.95,
  limitsOf: (count: number, confidence: number) => CountLimits = countInterval,
): Interval | null {
  const { lower, upper } = limitsOf(count, confidence)
  if (count === 0 || lower === null) return null
  const stretch = Math.sqrt(variance / count)
  return {
    // Where few of the events carry most of the weight, the stretched limit can fall below what a rate can be.
    lower: Math.max(0, rate + stretch * (lower - count)),
    upper: rate + stretch * (upper - count),
    confidence,
    method: 'Dobson',
  }
}
