import type { Interval } from '../../contract/cell.js'
import { normalMultiplier } from '../distributions/normal.js'
import { requireCaseCount, type CaseCount } from './case-count.js'

export interface OddsRatio {
  readonly ratio: number
  readonly interval: Interval
}

/**
 * The odds of being a case in the first group over those in the second.
 *
 * Woolf B. Ann Hum Genet 1955; 19: 251-253. It is further from 1 than the ratio of the proportions unless cases are rare.
 *
 * @returns null where a group has no cases or nobody else: one of the odds is then 0 or not finite
 * @throws RangeError unless 0 <= cases <= total in whole numbers and 0 < confidence < 1
 * @example
 * oddsRatio({ cases: 56, total: 70 }, { cases: 48, total: 80 })
 * // { ratio: 2.6667, interval: { lower: 1.2762, upper: 5.5720, … } }
 */
export function oddsRatio(first: CaseCount, second: CaseCount, confidence = 0.95): OddsRatio | null {
  requireCaseCount(first)
  requireCaseCount(second)
  const z = normalMultiplier(confidence)
  const cells = [first.cases, first.total - first.cases, second.cases, second.total - second.cases] as const
  if (cells.includes(0)) return null
  const [a, b, c, d] = cells
  const ratio = (a / b) * (d / c)
  const factor = Math.exp(z * Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d))
  return { ratio, interval: { lower: ratio / factor, upper: ratio * factor, confidence, method: 'Woolf' } }
}
