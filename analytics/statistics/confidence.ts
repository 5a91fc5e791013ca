/**
 * The probability that an interval leaves beyond each of its two limits.
 *
 * @throws RangeError unless 0 < confidence < 1
 * @example tailOf(0.95) // 0.025
 */
export function tailOf(confidence: number): number {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`confidence must lie in (0, 1), got ${confidence}`)
  return (1 - confidence) / 2
}
