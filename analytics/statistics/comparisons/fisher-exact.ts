import { requireCaseCount, type CaseCount } from './case-count.js'

/** As R: tables no more than this much more probable than the one seen count as not more probable. */
const tie = 1 + 1e-7

/**
 * Fisher's exact test of two proportions: the p-value of both sides, as the sum over all tables with the same margins
 * that are not more probable than the one seen.
 *
 * Fisher RA. Statistical Methods for Research Workers. 1934. The rule of R, which orders tables by probability; doubling
 * the smaller side gives another value. Conservative where few patients are compared.
 *
 * @returns null where a group is empty: there is nothing to compare. 0 stands for less than 1e-300.
 * @throws RangeError unless 0 <= cases <= total in whole numbers
 * @example fisherExact({ cases: 56, total: 70 }, { cases: 48, total: 80 }) // 0.0125
 */
export function fisherExact(first: CaseCount, second: CaseCount): number | null {
  requireCaseCount(first)
  requireCaseCount(second)
  if (first.total === 0 || second.total === 0) return null
  const cases = first.cases + second.cases
  const least = Math.max(0, cases - second.total)
  const most = Math.min(first.total, cases)
  // The probability of one more case in the first group, over that of `k`.
  const step = (k: number) => ((first.total - k) / (k + 1)) * ((cases - k) / (second.total - cases + k + 1))
  const mode = Math.min(most, Math.max(least, modeOf(first.total, cases, first.total + second.total)))
  const probability = new Float64Array(most - least + 1)
  probability[mode - least] = 1
  for (let k = mode; k < most; k += 1) probability[k + 1 - least] = (probability[k - least] ?? 0) * step(k)
  for (let k = mode - 1; k >= least; k -= 1) probability[k - least] = (probability[k + 1 - least] ?? 0) / step(k)
  const ascending = probability.slice().sort()
  const seen = (probability[first.cases - least] ?? 0) * tie
  let whole = 0
  let part = 0
  for (const each of ascending) {
    whole += each
    if (each <= seen) part += each
  }
  return part / whole
}

/** The most probable number of cases among `size` of `all`, of whom `cases` are cases. */
const modeOf = (size: number, cases: number, all: number): number => Math.floor(((size + 1) * (cases + 1)) / (all + 2))
