import type { CompletenessCell, EstimateCell, StudiesCell } from '../contract/delay.js'
import type { Policy } from '../disclosure/policy.js'
import type { Completeness } from '../statistics/delay/completeness.js'
import { nowcastEstimate } from '../statistics/delay/nowcast.js'
import { normalMultiplier } from '../statistics/distributions/normal.js'

/**
 * The studies that a period will hold: from the count and the share that are shown, and nothing else, so that it tells
 * no more than they do.
 */
export function nowcastOf(
  observed: StudiesCell,
  completeness: CompletenessCell,
  { threshold }: Policy,
  confidence: number,
): EstimateCell {
  if (observed.status !== 'shown') return observed
  if (completeness.status !== 'shown') return completeness
  const estimate = nowcastEstimate(observed.value, shownCompleteness(completeness, confidence), confidence)
  if (!estimate.estimable) return { status: 'undefined', reason: estimate.reason }
  const { value, variance, interval } = estimate
  if (threshold === null) return { status: 'shown', value, variance, interval }
  return {
    ...{ status: 'shown', value: Math.round(value), variance: null },
    interval: { ...interval, lower: Math.floor(interval.lower), upper: Math.ceil(interval.upper) },
  }
}

/** Where the variance is not shown, the limits that were rounded outwards stand for it: too wide rather than too narrow. */
function shownCompleteness(
  { share, variance, interval }: Extract<CompletenessCell, { status: 'shown' }>,
  confidence: number,
): Completeness {
  if (variance !== null) return { share, variance }
  if (interval === null) return { share, variance: 0 }
  return { share, variance: ((interval.upper - interval.lower) / (2 * normalMultiplier(confidence))) ** 2 }
}
