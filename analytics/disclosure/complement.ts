import type { Decision } from './decision.js'

/**
 * Withhold more cells of a line whose sum is known, so that no withheld one can be had back by subtraction.
 *
 * A lone withheld cell is the sum less the others. The smallest shown counts, zeros aside, are withheld too until
 * at least two are and together they reach the threshold.
 *
 * @param sizes patients behind each cell
 * @returns the same array where nothing had to change
 * @example complement([3, 40, 12], ['small-count', 'shown', 'shown'], 11) // ['small-count', 'shown', 'secondary']
 */
export function complement(
  sizes: readonly number[],
  decisions: readonly Decision[],
  threshold: number,
): readonly Decision[] {
  const withheld = sizes.filter((size, i) => decisions[i] !== 'shown' && size > 0)
  if (withheld.length === 0) return decisions
  let cells = withheld.length
  let patients = withheld.reduce((sum, size) => sum + size, 0)
  const result = [...decisions]
  for (const i of shownAscending(sizes, decisions)) {
    if (cells > 1 && patients >= threshold) break
    result[i] = 'secondary'
    cells += 1
    patients += sizes[i] ?? 0
  }
  return cells === withheld.length ? decisions : result
}

function shownAscending(sizes: readonly number[], decisions: readonly Decision[]): readonly number[] {
  return sizes
    .map((size, i) => ({ size, i }))
    .filter(({ size, i }) => size > 0 && decisions[i] === 'shown')
    .sort((a, b) => a.size - b.size || a.i - b.i)
    .map(({ i }) => i)
}
