import { requireCount, requireExposure, requirePer } from './count.js'
import { obstacleTo, withShares, type NoWeightedRate, type WeightedRate } from './weighted-rate.js'

export interface Stratum {
  readonly count: number
  readonly exposure: number
  /** People of the standard population; only the proportions between strata matter. */
  readonly weight: number
}

export interface DirectRate extends WeightedRate {
  /** What one more event could add to the rate at most: the largest weight over its exposure. */
  readonly largestStep: number
}

/**
 * Directly standardised rate: what the rate would be if the strata were as large as in the standard population.
 *
 * Breslow NE, Day NE. Statistical Methods in Cancer Research II. IARC 1987, chapter 2. The variance takes the events to be
 * independent; where a patient can have several use `repeatedDirectRate`. Public Health England shows no standardised
 * rate of fewer than 10 events. A stratum without weight lies outside the standard and counts for nothing.
 *
 * @param per the exposure that the rate is told for
 * @returns `estimable: false` where no stratum carries weight, or where one does in which nobody was at risk
 * @throws RangeError unless counts are whole numbers from 0, exposures and weights >= 0 and per > 0
 * @example
 * directRate([{ count: 10, exposure: 1000, weight: 600 }, { count: 30, exposure: 500, weight: 400 }], 1000)
 * // { rate: 30, variance: 22.8, count: 40, … }
 */
export function directRate(strata: readonly Stratum[], per = 100_000): DirectRate | NoWeightedRate {
  requirePer(per)
  for (const { count, exposure } of strata) {
    requireCount(count)
    requireExposure(exposure)
  }
  const obstacle = obstacleTo(strata)
  if (obstacle) return obstacle
  const sum = { rate: 0, variance: 0, count: 0, exposure: 0, largestStep: 0 }
  for (const { count, exposure, share } of withShares(strata)) {
    const step = (share / exposure) * per
    sum.rate += count * step
    sum.variance += count * step * step
    sum.count += count
    sum.exposure += exposure
    sum.largestStep = Math.max(sum.largestStep, step)
  }
  return { estimable: true, ...sum }
}
