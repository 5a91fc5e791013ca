import { jensenShannonDistance } from './jensen-shannon.js'

export interface ComparedCategory {
  readonly here: number
  readonly reference: number
  /** False for “not reported” and its like. */
  readonly reported: boolean
}

export interface ReportedDistances {
  readonly withNotReported: number | null
  readonly reportedOnly: number | null
}

/**
 * The Jensen-Shannon distance with “not reported” as a category, as MIDRC computes it, and among the reported alone.
 * The gap between the two is missingness and no lack of representativeness, so that both are to be shown.
 *
 * @returns null for the one that has nothing to compare
 * @throws RangeError where a count is negative
 * @example
 * reportedDistances([
 *   { here: 36201, reference: 50.75, reported: true },
 *   { here: 34036, reference: 49.25, reported: true },
 *   { here: 24, reference: 0, reported: false },
 * ]) // { withNotReported: 0.0147, reportedOnly: 0.0067 }
 */
export function reportedDistances(categories: readonly ComparedCategory[]): ReportedDistances {
  return {
    withNotReported: distanceOf(categories),
    reportedOnly: distanceOf(categories.filter(({ reported }) => reported)),
  }
}

const distanceOf = (categories: readonly ComparedCategory[]): number | null =>
  jensenShannonDistance(
    categories.map(({ here }) => here),
    categories.map(({ reference }) => reference),
  )
