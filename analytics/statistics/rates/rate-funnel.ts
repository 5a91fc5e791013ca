import type { Interval } from '../../contract/cell.js'
import { tailOf } from '../confidence.js'
import { interpolatedQuantile } from '../distributions/interpolated-quantile.js'
import { poissonLowerTail, poissonQuantile, poissonUpperTail } from '../distributions/poisson.js'
import { requireExposure } from './count.js'

/**
 * Limits of a funnel plot: where the rate of a group of this exposure lies if it differs from the target by chance.
 *
 * Exact Poisson limits, interpolated between counts. Spiegelhalter DJ. Stat Med 2005; 24: 1185-1202. With a target of 1
 * and the events expected as exposure they are those of an indirectly standardised ratio. They take the events to be
 * independent and the target as known. Where few are expected they are held to the target, so that it never lies outside.
 *
 * @param target events per unit of exposure that groups are compared with
 * @returns null where there is no exposure: there is no rate to compare
 * @throws RangeError unless target is finite and above 0, exposure >= 0 and 0 < confidence < 1
 * @example rateFunnel(1, 20) // { lower: 0.5603, upper: 1.4373, … }
 */
export function rateFunnel(target: number, exposure: number, confidence = 0.95): Interval | null {
  const tail = tailOf(confidence)
  requireExposure(exposure)
  if (!(Number.isFinite(target) && target > 0)) {
    throw new RangeError(`target must be a finite number above 0, got ${target}`)
  }
  if (exposure === 0) return null
  const mean = target * exposure
  const limit = (p: number) =>
    interpolatedQuantile(p, poissonQuantile(p, mean), {
      lower: (count) => poissonLowerTail(count, mean),
      upper: (count) => poissonUpperTail(count, mean),
    }) / exposure
  return {
    lower: Math.min(limit(tail), target),
    upper: Math.max(limit(1 - tail), target),
    confidence,
    method: 'exact Poisson',
  }
}
