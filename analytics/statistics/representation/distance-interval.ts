import type { Interval } from '../../contract/cell.js'
import { tailOf } from '../confidence.js'
import { percentile } from './percentile.js'
import { resampledDistances, type Resampling } from './resampled-distances.js'
import { shares } from './shares.js'

export interface DistanceInterval {
  readonly interval: Interval
  /** Of the replicates: by as much as it exceeds the distance, a sample of this size overstates it. */
  readonly mean: number
}

/**
 * Bootstrap interval of the Jensen-Shannon distance: patients drawn anew from those here, the reference held fixed.
 * The percentiles carry the bias of the distance, which is upwards and large for few patients; see `noiseFloor`.
 *
 * Efron B, Tibshirani RJ. An introduction to the bootstrap. 1993: chapter 13 (percentile interval).
 *
 * @param counts patients by category, whole numbers
 * @returns null where either is empty: there is nothing to compare
 * @throws RangeError where the categories differ in number or hold no counts, or unless 0 < confidence < 1
 * @example distanceInterval([4, 3, 5], [50, 30, 20], { random }) // { interval: { lower: 0.06, upper: 0.51, … }, mean: 0.25 }
 */
export function distanceInterval(
  counts: readonly number[],
  reference: readonly number[],
  resampling: Resampling,
  confidence = 0.95,
): DistanceInterval | null {
  const tail = tailOf(confidence)
  const ours = shares(counts)
  if (ours === null || shares(reference) === null) return null
  const size = counts.reduce((sum, count) => sum + count, 0)
  const distances = resampledDistances(size, ours, reference, resampling)
  return {
    interval: {
      lower: percentile(distances, tail),
      upper: percentile(distances, 1 - tail),
      confidence,
      method: 'bootstrap percentile',
    },
    mean: distances.reduce((sum, each) => sum + each, 0) / distances.length,
  }
}
