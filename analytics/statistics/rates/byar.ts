import { normalMultiplier } from '../distributions/normal.js'
import { requireCount } from './count.js'

/** Limits of a count; the lower one is null where its method defines none. */
export interface CountLimits {
  readonly lower: number | null
  readonly upper: number
}

/**
 * Byar's approximation to the exact Poisson limits of a count, without a quantile of chi-square.
 *
 * Breslow NE, Day NE. Statistical Methods in Cancer Research II. IARC 1987: 69. In events. Within 0.2 % of the exact
 * limits from 10 events on (95 %); below that use the exact ones, as `countInterval` does.
 *
 * @returns a lower limit of null where there are no events: the approximation divides by their number
 * @throws RangeError unless the count is a whole number from 0 and 0 < confidence < 1
 * @example byar(65) // { lower: 50.1632, upper: 82.8491 }
 */
export function byar(count: number, confidence = 0.95): CountLimits {
  requireCount(count)
  const z = normalMultiplier(confidence)
  const limit = (events: number, sign: number) =>
    events * (1 - 1 / (9 * events) + (sign * z) / (3 * Math.sqrt(events))) ** 3
  return { lower: count === 0 ? null : limit(count, -1), upper: limit(count + 1, 1) }
}
