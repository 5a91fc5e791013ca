import { chiSquareUpperTail } from '../distributions/chi-square.js'
import { requireCaseCount, type CaseCount } from './case-count.js'

export interface ChiSquareTest {
  readonly statistic: number
  readonly df: number
  readonly p: number
  /** Below 5 the p-value is rough: `fisherExact` is for two such groups. */
  readonly smallestExpected: number
}

/**
 * Whether the proportions of groups differ by more than chance: Pearson's test, without continuity correction.
 *
 * Pearson K. Philos Mag 1900; 50: 157-175. The groups must share no patients.
 *
 * @returns null where there are fewer than two groups, a group is empty, nobody is a case or everybody is
 * @throws RangeError unless 0 <= cases <= total in whole numbers
 * @example
 * pearsonChiSquare([{ cases: 56, total: 70 }, { cases: 48, total: 80 }])
 * // { statistic: 7.0234, df: 1, p: 0.0080, smallestExpected: 21.4667 }
 */
export function pearsonChiSquare(groups: readonly CaseCount[]): ChiSquareTest | null {
  groups.forEach(requireCaseCount)
  const total = groups.reduce((sum, group) => sum + group.total, 0)
  const cases = groups.reduce((sum, group) => sum + group.cases, 0)
  if (groups.length < 2 || groups.some((group) => group.total === 0) || cases === 0 || cases === total) return null
  const share = cases / total
  const statistic = groups.reduce(
    (sum, group) => sum + (group.cases - group.total * share) ** 2 / (group.total * share * (1 - share)),
    0,
  )
  const df = groups.length - 1
  const smallest = Math.min(...groups.map((group) => group.total))
  return {
    statistic,
    df,
    p: chiSquareUpperTail(statistic, df),
    smallestExpected: (smallest * Math.min(cases, total - cases)) / total,
  }
}
