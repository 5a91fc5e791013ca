import { requireCaseCount, type CaseCount } from './case-count.js'

/** One part of a whole, such as a site, at two times. */
export interface TwoTimes {
  readonly first: CaseCount
  readonly second: CaseCount
}

export interface Decomposition {
  /** The second proportion less the first; `within` and `mix` add up to it. */
  readonly difference: number
  /** What the parts' own proportions changed. */
  readonly within: number
  /** What came of other parts weighing more or less than before. */
  readonly mix: number
}

/**
 * Split the change of a proportion into what happened within the parts of a whole and what came of their mix.
 *
 * A share of patients in intensive care can rise because sites admit more of theirs, or because a site that always did
 * sends more patients than before. A part that is there at one time only has no change of its own: it belongs to the mix.
 *
 * Kitagawa EM. J Am Stat Assoc 1955; 50: 1168-1194.
 *
 * @returns null where there is nobody at one of the times
 * @throws RangeError unless 0 <= cases <= total, whole numbers, everywhere
 * @example
 * kitagawa([
 *   { first: { cases: 10, total: 100 }, second: { cases: 20, total: 100 } },
 *   { first: { cases: 50, total: 100 }, second: { cases: 150, total: 300 } },
 * ]) // { difference: 0.125, within: 0.0375, mix: 0.0875 }
 */
export function kitagawa(parts: readonly TwoTimes[]): Decomposition | null {
  for (const { first, second } of parts) [first, second].forEach(requireCaseCount)
  const totals = [sum(parts.map(({ first }) => first.total)), sum(parts.map(({ second }) => second.total))] as const
  if (totals[0] === 0 || totals[1] === 0) return null
  let [within, mix] = [0, 0]
  for (const { first, second } of parts) {
    if (first.total === 0 && second.total === 0) continue
    const before = first.total > 0 ? first.cases / first.total : second.cases / second.total
    const after = second.total > 0 ? second.cases / second.total : before
    const [weightBefore, weightAfter] = [first.total / totals[0], second.total / totals[1]]
    within += ((weightBefore + weightAfter) / 2) * (after - before)
    mix += ((before + after) / 2) * (weightAfter - weightBefore)
  }
  return { difference: within + mix, within, mix }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)
