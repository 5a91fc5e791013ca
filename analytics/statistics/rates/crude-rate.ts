import type { Interval } from '../../contract/cell.js'
import { requireCount, requireExposure, requirePer } from './count.js'
import { countInterval } from './count-interval.js'

export interface Rate {
  readonly rate: number
  readonly interval: Interval
}

/**
 * Events per exposure, as observed.
 *
 * The interval is that of the count (exact below 10 events, Byar's from there on), the exposure being taken as known.
 * A rate needs person-time or a population at risk: patients of a repository are neither, unless the sites say whom
 * they serve.
 *
 * @param per the exposure that the rate is told for
 * @returns null where there is no exposure: nothing could have happened there
 * @throws RangeError unless count is a whole number from 0, exposure >= 0, per > 0 and 0 < confidence < 1
 * @example crudeRate(65, 100, 100) // { rate: 65, interval: { lower: 50.1632, upper: 82.8491, … } }
 */
export function crudeRate(count: number, exposure: number, per = 100_000, confidence = 0.95): Rate | null {
  requireCount(count)
  requireExposure(exposure)
  requirePer(per)
  const { lower, upper, method } = countInterval(count, confidence)
  if (exposure === 0) return null
  const scale = per / exposure
  return {
    rate: count * scale,
    interval: { lower: lower * scale, upper: upper * scale, confidence, method },
  }
}
