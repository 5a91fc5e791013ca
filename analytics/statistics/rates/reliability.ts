import { requireCount } from './count.js'

/** Below this many events the relative standard error exceeds a quarter. */
const fewestReliable = 16

export interface Reliability {
  /** The standard error as a share of the count; null where there are no events. */
  readonly relativeStandardError: number | null
  readonly reliable: boolean
}

/**
 * Whether a rate over this many events is steady enough to be told apart from chance.
 *
 * Below 16 events the relative standard error of a Poisson count, one over its root, is above 25 %: the National Cancer
 * Institute's State Cancer Profiles show no rate there. It says nothing of whether a count may be shown.
 *
 * @returns a relative standard error of null where there are no events
 * @throws RangeError unless the count is a whole number from 0
 * @example reliability(16) // { relativeStandardError: 0.25, reliable: true }
 */
export function reliability(count: number): Reliability {
  requireCount(count)
  return {
    relativeStandardError: count === 0 ? null : 1 / Math.sqrt(count),
    reliable: count >= fewestReliable,
  }
}
