import type { Interval } from '../../contract/cell.js'
import { tailOf } from '../confidence.js'
import { binomialLowerTail, binomialQuantile, binomialUpperTail } from '../distributions/binomial.js'
import { interpolatedQuantile } from '../distributions/interpolated-quantile.js'

/**
 * Limits of a funnel plot: where the proportion of a group of this size lies if it differs from the target by chance.
 *
 * Exact binomial limits, interpolated between counts. Spiegelhalter DJ. Stat Med 2005; 24: 1185-1202. Of many groups some
 * lie beyond by chance: he draws limits at 95 % and 99.8 %. They take patients to be independent and the target as known.
 * In small groups the limits are held to the target, so that it never lies outside.
 *
 * @param target the proportion that groups are compared with, strictly between 0 and 1
 * @returns null where the group is empty: it has no proportion to compare
 * @throws RangeError unless 0 < target < 1, total is a whole number from 0 and 0 < confidence < 1
 * @example proportionFunnel(0.1, 100) // { lower: 0.0404, upper: 0.1577, … }
 */
export function proportionFunnel(target: number, total: number, confidence = 0.95): Interval | null {
  const tail = tailOf(confidence)
  if (!(target > 0 && target < 1)) throw new RangeError(`target must lie in (0, 1), got ${target}`)
  if (!(Number.isSafeInteger(total) && total >= 0)) {
    throw new RangeError(`total must be a whole number from 0, got ${total}`)
  }
  if (total === 0) return null
  const group = { total, probability: target }
  const limit = (p: number) =>
    interpolatedQuantile(p, binomialQuantile(p, group), {
      lower: (count) => binomialLowerTail(count, group),
      upper: (count) => binomialUpperTail(count, group),
    }) / total
  return {
    lower: Math.min(limit(tail), target),
    upper: Math.max(limit(1 - tail), target),
    confidence,
    method: 'exact binomial',
  }
}
