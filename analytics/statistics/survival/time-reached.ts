/** A share of patients that grows with time: null where it is not known. */
export interface SharePoint {
  readonly time: number
  readonly share: number | null
}

/**
 * The time by which a share was reached, on a curve that rises by steps.
 *
 * Where the curve lies exactly on the share for a while, to within 1.5e-8, any time of that while would do, and the
 * middle of it is given: the median of four is then the mean of the middle two, as everywhere in statistics.
 *
 * @param points in the order of time
 * @returns null where the share was not reached
 * @example timeReached([{ time: 1, share: 0.2 }, { time: 2, share: 0.5 }, { time: 6, share: 0.5 }], 0.5) // 4
 */
export function timeReached(points: readonly SharePoint[], wanted: number): number | null {
  const close = Math.sqrt(Number.EPSILON)
  const reached = points.find(({ share }) => share !== null && share + close >= wanted)
  if (reached === undefined) return null
  const passed = points.find(({ share }) => share !== null && share - close >= wanted)
  const until = passed ?? points.at(-1) ?? reached
  return (reached.time + until.time) / 2
}
