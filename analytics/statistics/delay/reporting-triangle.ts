/** Patients of one event period that were first seen `delay` periods later. */
export interface DelayedCount {
  /** Counted from 0. */
  readonly period: number
  readonly delay: number
  readonly count: number
}

export interface TriangleSettings {
  /** Delays beyond it are gathered in it. */
  readonly maxDelay: number
  /** The present period: the triangle is as it stood at its end, and what was reported later is left out. */
  readonly asOf: number
}

/** By event period from 0 to the present and by delay; null where the report would still be to come. */
export type ReportingTriangle = readonly (readonly (number | null)[])[]

/**
 * How many patients of each event period were seen at each delay, as far as it was known at the end of `asOf`.
 *
 * Kalbfleisch JD, Lawless JF. J Am Stat Assoc 1989; 84: 360-372.
 *
 * It needs the period in which each patient was first seen: a single snapshot does not hold it.
 *
 * @throws RangeError unless periods, delays and counts are whole numbers >= 0
 * @example
 * reportingTriangle([{ period: 0, delay: 0, count: 5 }, { period: 0, delay: 3, count: 2 }], { maxDelay: 1, asOf: 3 })
 * // [[5, 2], [0, 0], [0, 0], [0, null]]
 */
export function reportingTriangle(
  reports: readonly DelayedCount[],
  { maxDelay, asOf }: TriangleSettings,
): ReportingTriangle {
  requireWhole('maxDelay', maxDelay)
  requireWhole('asOf', asOf)
  const triangle = Array.from({ length: asOf + 1 }, (_, period) =>
    Array.from<unknown, number | null>({ length: maxDelay + 1 }, (__, delay) => (period + delay > asOf ? null : 0)),
  )
  for (const { period, delay, count } of reports) {
    requireWhole('period', period)
    requireWhole('delay', delay)
    requireWhole('count', count)
    if (period + delay > asOf) continue
    const row = triangle[period] ?? []
    const column = Math.min(delay, maxDelay)
    row[column] = (row[column] ?? 0) + count
  }
  return triangle
}

function requireWhole(name: string, value: number): void {
  if (!(Number.isInteger(value) && value >= 0))
    throw new RangeError(`${name} must be a whole number >= 0, got ${value}`)
}
