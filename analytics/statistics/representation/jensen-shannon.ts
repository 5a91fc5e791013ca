import { shares } from './shares.js'

/**
 * Jensen-Shannon divergence, in bits, of the patients here from a reference: 0 where the shares of all categories
 * agree, 1 where no category is found in both.
 *
 * Lin J. IEEE Trans Inf Theory 1991; 37: 145-151.
 *
 * @param here counts or shares by category
 * @param reference counts or shares of the same categories, in the same order
 * @returns null where either is empty: there is nothing to compare
 * @throws RangeError where the categories differ in number, or one is negative
 * @example jensenShannonDivergence([4, 0, 6], [3, 0, 9]) // 0.0186
 */
export function jensenShannonDivergence(here: readonly number[], reference: readonly number[]): number | null {
  if (here.length !== reference.length) {
    throw new RangeError(`expected the same categories, got ${here.length} and ${reference.length}`)
  }
  const [ours, theirs] = [shares(here), shares(reference)]
  return ours === null || theirs === null ? null : divergenceOfShares(ours, theirs)
}

/**
 * Jensen-Shannon distance: the square root of the divergence in bits, within [0, 1]. The measure by which MIDRC tells
 * how representative its patients are.
 *
 * Endres DM, Schindelin JE. IEEE Trans Inf Theory 2003; 49: 1858-1860; Whitney HM, et al. J Med Imaging 2023; 10: 061105.
 *
 * It depends on how the categories are cut, and is above 0 for a small sample of the reference itself: `noiseFloor`.
 *
 * @returns null where either is empty: there is nothing to compare
 * @throws RangeError where the categories differ in number, or one is negative
 * @example jensenShannonDistance([4, 0, 6], [3, 0, 9]) // 0.1365
 */
export function jensenShannonDistance(here: readonly number[], reference: readonly number[]): number | null {
  const bits = jensenShannonDivergence(here, reference)
  return bits === null ? null : Math.sqrt(bits)
}

/** The divergence of shares, each of which add up to 1. */
export function divergenceOfShares(ours: readonly number[], theirs: readonly number[]): number {
  let sum = 0
  ours.forEach((p, i) => {
    const q = theirs[i] ?? 0
    const both = p + q
    if (both > 0) sum += both * contrast((p - q) / both)
  })
  return Math.min(1, sum / (4 * Math.LN2))
}

/**
 * (1+d) ln(1+d) + (1-d) ln(1-d). Near 0 by its series: the terms cancel there, and an error of 1e-16 in the divergence
 * would be one of 1e-8 in the distance.
 */
function contrast(d: number): number {
  const size = Math.abs(d)
  if (size >= 1) return 2 * Math.LN2
  const square = d * d
  if (size > 0.1) return (1 + d) * Math.log1p(d) + (1 - d) * Math.log1p(-d)
  let [sum, power] = [0, 1]
  for (let k = 1; k <= 8; k += 1) {
    power *= square
    sum += power / (k * (2 * k - 1))
  }
  return sum
}
