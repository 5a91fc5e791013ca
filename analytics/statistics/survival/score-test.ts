import { chiSquareUpperTail } from '../distributions/chi-square.js'
import { cholesky } from '../linear-algebra/cholesky.js'

export interface ChiSquareTest {
  readonly statistic: number
  readonly degreesOfFreedom: number
  readonly p: number
}

/**
 * Test whether all of some scores are zero but for chance, given their covariance.
 *
 * Scores that depend on those before them tell nothing new, and take no degree of freedom: the generalised inverse of
 * such a covariance gives the same statistic.
 *
 * Rao CR. Linear statistical inference and its applications. Wiley; 1973. 3b.4.
 *
 * @returns null where none of the scores can vary
 * @example scoreTest([2, -2], [[4, -4], [-4, 4]]) // { statistic: 1, degreesOfFreedom: 1, p: 0.3173 }
 */
export function scoreTest(scores: readonly number[], covariance: readonly (readonly number[])[]): ChiSquareTest | null {
  let kept: number[] = []
  let statistic = 0
  for (const next of scores.keys()) {
    const tried = [...kept, next]
    const parts = cholesky(tried.map((i) => tried.map((j) => covariance[i]?.[j] ?? 0)))
    if (parts === null) continue
    kept = tried
    const chosen = kept.map((i) => scores[i] ?? 0)
    statistic = parts.solve(chosen).reduce((sum, value, i) => sum + value * (chosen[i] ?? 0), 0)
  }
  if (kept.length === 0) return null
  return { statistic, degreesOfFreedom: kept.length, p: chiSquareUpperTail(statistic, kept.length) }
}
