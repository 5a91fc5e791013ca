import type { Interval } from '../../contract/cell.js'
import { wilson } from '../wilson.js'
import { requireCaseCount, type CaseCount } from './case-count.js'

export interface ProportionDifference {
  readonly difference: number
  readonly interval: Interval
}

/**
 * The proportion of the first group less that of the second.
 *
 * Its interval combines the Wilson intervals of the two: unlike the usual one it keeps its coverage where cases are few,
 * and stays within [-1, 1]. The groups must share no patients.
 *
 * Newcombe RG. Stat Med 1998; 17: 873-890, method 10.
 *
 * @returns null where a group is empty: it has no proportion
 * @throws RangeError unless 0 <= cases <= total in whole numbers and 0 < confidence < 1
 * @example
 * proportionDifference({ cases: 56, total: 70 }, { cases: 48, total: 80 })
 * // { difference: 0.2, interval: { lower: 0.0524, upper: 0.3339, … } }
 */
export function proportionDifference(
  first: CaseCount,
  second: CaseCount,
  confidence = 0.95,
): ProportionDifference | null {
  requireCaseCount(first)
  requireCaseCount(second)
  const one = wilson(first.cases, first.total, confidence)
  const other = wilson(second.cases, second.total, confidence)
  if (one === null || other === null) return null
  const [p, q] = [first.cases / first.total, second.cases / second.total]
  return {
    difference: p - q,
    interval: {
      lower: p - q - Math.hypot(p - one.lower, other.upper - q),
      upper: p - q + Math.hypot(one.upper - p, q - other.lower),
      confidence,
      method: 'Newcombe',
    },
  }
}
