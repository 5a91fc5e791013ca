import { requireCount } from './count.js'

/** Below this many events the relative standard error exceeds a quarter. */
const fewestReliable = 16

/** Of fewer events Public Health England reports no directly standardised rate. */
const fewestStandardised = 10

export interface Reliability {
  /** The standard error as a share of the count; null where there are no events. */
  readonly relativeStandardError: number | null
  readonly reliable: boolean
  /** Whether a directly standardised rate over so many is to be reported. */
  readonly standardisable: boolean
}

/**
 * Whether a rate over this many events is steady enough to be told apart from chance.
 *
 * Below 16 events the relative standard error of a Poisson count, one over its root, is above 25 %: the National Cancer
 * Institute's State Cancer Profiles show no rate there. Public Health England reports no directly standardised rate of
 * fewer than 10 (PHEindicatormethods 2.1.0, DSR). Neither says whether a count may be shown.
 *
 * @returns a relative standard error of null where there are no events
 * @throws RangeError unless the count is a whole number from 0
 * @example reliability(16) // { relativeStandardError: 0.25, reliable: true, standardisable: true }
 */
export function reliability(count: number): Reliability {
  requireCount(count)
  return {
    relativeStandardError: count === 0 ? null : 1 / Math.sqrt(count),
    reliable: count >= fewestReliable,
    standardisable: count >= fewestStandardised,
  }
}
