import type { Interval } from '../contract/cell.js'
import { normalMultiplier } from './distributions/normal.js'

/**
 * Wilson score interval for a proportion.
 *
 * Used instead of the normal approximation because it stays within [0, 1] and
 * keeps its coverage when cases are few, as for a rare outcome in one region.
 *
 * Wilson EB. J Am Stat Assoc 1927; 22: 209-212.
 *
 * @returns null where the total is zero: there is nothing to estimate
 * @throws RangeError unless 0 <= cases <= total and 0 < confidence < 1
 * @example wilson(8, 100) // { lower: 0.0411, upper: 0.1500, … }
 */
export function wilson(cases: number, total: number, confidence = 0.95): Interval | null {
  if (!(cases >= 0 && cases <= total)) throw new RangeError(`cases must lie in [0, ${total}], got ${cases}`)
  const z = normalMultiplier(confidence)
  if (total === 0) return null
  const centre = 2 * cases + z * z
  const spread = z * Math.sqrt(z * z + 4 * cases * (1 - cases / total))
  const scale = 2 * (total + z * z)
  return {
    lower: cases === 0 ? 0 : (centre - spread) / scale,
    upper: cases === total ? 1 : (centre + spread) / scale,
    confidence,
    method: 'Wilson',
  }
}
