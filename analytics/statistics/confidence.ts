/** @throws RangeError unless 0 < confidence < 1 */
export function requireConfidence(confidence: number): void {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`confidence must lie in (0, 1), got ${confidence}`)
}

/**
 * The probability that an interval leaves beyond each of its two limits.
 *
 * @throws RangeError unless 0 < confidence < 1
 * @example tailOf(0.95) // 0.025
 */
export function tailOf(confidence: number): number {
  requireConfidence(confidence)
  return (1 - confidence) / 2
}
