/**
 * The distance from `centre` within which `count` of the values lie, a value at the centre among them.
 *
 * @example nearestDistance([1, 2, 5], 2, 2) // 1
 */
export function nearestDistance(values: readonly number[], centre: number, count: number): number {
  const distances = Float64Array.from(values, (value) => Math.abs(value - centre)).sort()
  return distances[Math.min(count, distances.length) - 1] ?? 0
}
