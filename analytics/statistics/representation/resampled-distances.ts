import { drawMultinomial } from '../random/draw-multinomial.js'
import type { Uniform } from '../random/uniform.js'
import { divergenceOfShares } from './jensen-shannon.js'
import { shares as sharesOf } from './shares.js'

export interface Resampling {
  readonly random: Uniform
  /** 2000 unless told. To be shown to the reader with the seed. */
  readonly replicates?: number
}

/**
 * Distances from the reference of samples of `size` patients from categories of these shares, ascending.
 *
 * @throws RangeError where the categories differ in number, or unless size and replicates are whole numbers above 0
 * @example resampledDistances(10, [1, 0], [1, 0], { random, replicates: 2 }) // [0, 0]
 */
export function resampledDistances(
  size: number,
  shares: readonly number[],
  reference: readonly number[],
  { random, replicates = 2000 }: Resampling,
): Float64Array {
  if (!(Number.isInteger(size) && size > 0 && Number.isInteger(replicates) && replicates > 0)) {
    throw new RangeError(`expected whole numbers of patients and replicates above 0, got ${size} and ${replicates}`)
  }
  if (shares.length !== reference.length) {
    throw new RangeError(`expected the same categories, got ${shares.length} and ${reference.length}`)
  }
  // The shares of the reference are made once, and not for each sample: an answer draws tens of thousands.
  const theirs = sharesOf(reference) ?? []
  return Float64Array.from({ length: replicates }, () => {
    const ours = drawMultinomial(size, shares, random).map((count) => count / size)
    return Math.sqrt(divergenceOfShares(ours, theirs))
  }).sort()
}
