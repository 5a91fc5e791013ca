import { percentile } from './percentile.js'
import { resampledDistances, type Resampling } from './resampled-distances.js'
import { shares } from './shares.js'

export interface NoiseFloor {
  readonly median: number
  /** A distance below it cannot be told from perfect representativeness. */
  readonly percentile95: number
}

/**
 * Jensen-Shannon distances that chance alone makes of a sample of `size` patients drawn from the reference itself.
 * Their mean square is near (k - 1) / (8 size ln 2) for k categories.
 *
 * Lin J. IEEE Trans Inf Theory 1991; 37: 145-151 (the distance); the floor is its parametric bootstrap under equality.
 *
 * @returns null where the reference is empty or there are no patients: there is nothing to compare
 * @throws RangeError unless size is a whole number >= 0
 * @example noiseFloor(12, [50, 30, 20], { random }) // { median: 0.15, percentile95: 0.34 }
 */
export function noiseFloor(size: number, reference: readonly number[], resampling: Resampling): NoiseFloor | null {
  const theirs = shares(reference)
  if (theirs === null || size === 0) return null
  const distances = resampledDistances(size, theirs, reference, resampling)
  return { median: percentile(distances, 0.5), percentile95: percentile(distances, 0.95) }
}
