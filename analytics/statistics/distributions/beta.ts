import quantile from '@stdlib/stats-base-dists-beta-quantile'

/**
 * The value below which a beta variable lies with probability `p`.
 *
 * @throws RangeError unless 0 < p < 1 and both shapes are positive
 * @example betaQuantile(0.025, 8, 93) // 0.0352
 */
export function betaQuantile(p: number, first: number, second: number): number {
  if (!(p > 0 && p < 1 && first > 0 && second > 0)) {
    throw new RangeError(`expected 0 < p < 1 and shapes > 0, got ${p}, ${first} and ${second}`)
  }
  return quantile(p, first, second)
}
