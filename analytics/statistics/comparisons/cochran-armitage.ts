import { normalTwoSided } from '../distributions/normal.js'
import { requireCaseCount, type CaseCount } from './case-count.js'

export interface ScoredCaseCount extends CaseCount {
  /** Where the group stands in the order: an age, a dose, a grade. */
  readonly score: number
}

export interface ProportionTrend {
  /** Above 0 where the proportion rises with the score. */
  readonly z: number
  /** The square of z: chi-square at one degree of freedom. */
  readonly statistic: number
  readonly p: number
}

/**
 * Whether a proportion rises or falls over ordered groups.
 *
 * Cochran WG. Biometrics 1954; 10: 417-451; Armitage P. Biometrics 1955; 11: 375-386. Blind to a proportion that rises
 * and falls again. Without continuity correction; rough where cases are few.
 *
 * @returns null where nobody is a case, everybody is, or all who are counted stand at one score
 * @throws RangeError unless 0 <= cases <= total in whole numbers and scores are finite
 * @example
 * cochranArmitage([{ cases: 0, total: 10, score: 0 }, { cases: 0, total: 12, score: 1 }, { cases: 3, total: 9, score: 4 }])
 * // { z: 2.7526, statistic: 7.5768, p: 0.0059 }
 */
export function cochranArmitage(groups: readonly ScoredCaseCount[]): ProportionTrend | null {
  groups.forEach(requireScored)
  const sumOf = (value: (group: ScoredCaseCount) => number) => groups.reduce((sum, group) => sum + value(group), 0)
  const total = sumOf((group) => group.total)
  const cases = sumOf((group) => group.cases)
  const counted = new Set(groups.filter((group) => group.total > 0).map(({ score }) => score))
  if (cases === 0 || cases === total || counted.size < 2) return null
  const mean = sumOf((group) => group.total * group.score) / total
  const share = cases / total
  const covariance = sumOf((group) => (group.score - mean) * (group.cases - group.total * share))
  const spread = sumOf((group) => group.total * (group.score - mean) ** 2)
  const z = covariance / Math.sqrt(share * (1 - share) * spread)
  return { z, statistic: z * z, p: normalTwoSided(z) }
}

function requireScored(group: ScoredCaseCount): void {
  requireCaseCount(group)
  if (!Number.isFinite(group.score)) throw new RangeError(`score must be a finite number, got ${group.score}`)
}
