import type { ReportingTriangle } from './reporting-triangle.js'

export interface ReverseHazard {
  /** Reported at this very delay. */
  readonly reported: number
  /** Reported at it or before, of the same event periods. */
  readonly reportedBy: number
  /** Null where nothing was reported by it. */
  readonly hazard: number | null
}

/**
 * For each delay, the part that came at this very delay of what had come by it, among the event periods that are old
 * enough to tell. In reverse time these are hazards, and do not suffer from what is still to come.
 *
 * Lawless JF. Can J Stat 1994; 22: 15-31.
 *
 * @param triangle as `reportingTriangle` gives it: the last row is the present
 * @param window only event periods at most so many before the present are used; all unless told. A short one follows
 *   delays that change, and knows them less well; one shorter than the last delay does not know all of them
 * @returns one for each delay from 0
 * @throws RangeError unless window is a whole number above 0
 * @example reverseHazards([[5, 3, 2], [4, 2, null], [0, null, null]])[1] // { reported: 5, reportedBy: 14, hazard: 0.3571 }
 */
export function reverseHazards(triangle: ReportingTriangle, window?: number): readonly ReverseHazard[] {
  if (window !== undefined && !(Number.isInteger(window) && window > 0)) {
    throw new RangeError(`window must be a whole number above 0, got ${window}`)
  }
  const delays = triangle[0]?.length ?? 0
  const first = window === undefined ? 0 : Math.max(0, triangle.length - 1 - window)
  const used = triangle.slice(first)
  // What has been reported of each row up to the delay that is looked at.
  const upTo = used.map(() => 0)
  return Array.from({ length: delays }, (_, delay) => {
    let [reported, reportedBy] = [0, 0]
    for (let row = 0; row < used.length; row += 1) {
      const count = used[row]?.[delay] ?? 0
      upTo[row] = (upTo[row] ?? 0) + count
      if (first + row >= triangle.length - delay) continue
      reported += count
      reportedBy += upTo[row] ?? 0
    }
    return { reported, reportedBy, hazard: delay === 0 ? 1 : reportedBy === 0 ? null : reported / reportedBy }
  })
}
