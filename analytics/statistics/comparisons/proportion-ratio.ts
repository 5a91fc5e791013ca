import type { Interval } from '../../contract/cell.js'
import { normalMultiplier } from '../distributions/normal.js'
import { requireCaseCount, type CaseCount } from './case-count.js'

export interface ProportionRatio {
  readonly estimable: true
  readonly ratio: number
  /** null where the first group has no cases: the logarithm of the ratio is then not finite. */
  readonly interval: Interval | null
}

export interface NoProportionRatio {
  readonly estimable: false
  readonly reason: 'empty-group' | 'no-cases-to-compare-with'
}

/**
 * The proportion of the first group over that of the second, often called relative risk.
 *
 * Katz D, Baptista J, Azen SP, Pike MC. Biometrics 1978; 34: 469-474. The interval is symmetric on the scale of the
 * logarithm, and too narrow where cases are few; it shrinks to a point where everybody in both groups is a case.
 *
 * @returns `estimable: false` where a group is empty or the second has no cases
 * @throws RangeError unless 0 <= cases <= total in whole numbers and 0 < confidence < 1
 * @example
 * proportionRatio({ cases: 56, total: 70 }, { cases: 48, total: 80 })
 * // { ratio: 1.3333, interval: { lower: 1.0766, upper: 1.6512, … }, … }
 */
export function proportionRatio(
  first: CaseCount,
  second: CaseCount,
  confidence = 0.95,
): ProportionRatio | NoProportionRatio {
  requireCaseCount(first)
  requireCaseCount(second)
  const z = normalMultiplier(confidence)
  if (first.total === 0 || second.total === 0) return { estimable: false, reason: 'empty-group' }
  if (second.cases === 0) return { estimable: false, reason: 'no-cases-to-compare-with' }
  if (first.cases === 0) return { estimable: true, ratio: 0, interval: null }
  const ratio = first.cases / first.total / (second.cases / second.total)
  const variance = excess(first) + excess(second)
  const factor = Math.exp(z * Math.sqrt(variance))
  return {
    estimable: true,
    ratio,
    interval: { lower: ratio / factor, upper: ratio * factor, confidence, method: 'Katz' },
  }
}

/** 1/cases - 1/total, without the rounding of two terms that cancel. */
const excess = ({ cases, total }: CaseCount): number => (total - cases) / (cases * total)
