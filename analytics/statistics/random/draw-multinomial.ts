import { drawBinomial } from './draw-binomial.js'
import type { Uniform } from './uniform.js'

/**
 * Draw how `trials` fall into categories of these shares: category by category, each binomial given those before it.
 *
 * Davis CS. Comput Stat Data Anal 1993; 16: 205-217.
 *
 * @param shares at least 0 and together 1
 * @throws RangeError unless trials is a whole number >= 0
 * @example drawMultinomial(10, [0, 1], random) // [0, 10]
 */
export function drawMultinomial(trials: number, shares: readonly number[], random: Uniform): number[] {
  let left = trials
  let shareLeft = 1
  const last = shares.findLastIndex((share) => share > 0)
  return shares.map((share, i) => {
    // What is left falls to the last category, whatever rounding has made of its share.
    const isLast = i >= last
    const drawn =
      isLast && share > 0 ? left : drawBinomial(left, share === 0 ? 0 : Math.min(1, share / shareLeft), random)
    left -= drawn
    shareLeft = Math.max(shareLeft - share, Number.MIN_VALUE)
    return drawn
  })
}
