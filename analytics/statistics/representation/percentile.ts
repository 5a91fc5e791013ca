/**
 * The value that the part `p` of a sample does not exceed, by linear interpolation between order statistics (type 7).
 *
 * Hyndman RJ, Fan Y. Am Stat 1996; 50: 361-365.
 *
 * @param ascending the sample, sorted
 * @throws RangeError where the sample is empty, or unless 0 <= p <= 1
 * @example percentile([1, 2, 3, 4], 0.25) // 1.75
 */
export function percentile(ascending: ArrayLike<number>, p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must lie in [0, 1], got ${p}`)
  const place = (ascending.length - 1) * p
  const [below, above] = [ascending[Math.floor(place)], ascending[Math.ceil(place)]]
  if (below === undefined || above === undefined) throw new RangeError('expected a sample, got an empty one')
  return below + (place - Math.floor(place)) * (above - below)
}
