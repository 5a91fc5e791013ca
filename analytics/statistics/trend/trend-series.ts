/** Counts by period. */
export interface TrendSeries {
  /** In the unit of which a change is told: per year, per month. In any order; two counts may share one. */
  readonly times: readonly number[]
  readonly counts: readonly number[]
  /** Persons, days or studies that a count is of; one where absent. Periods without any are left out by the caller. */
  readonly exposure?: readonly number[] | undefined
}

/**
 * - `too-few-periods`: fewer than three leave nothing to judge the fit by
 * - `no-cases`: every count is zero
 * - `no-variation-in-time`: all counts are of one time
 * - `cases-at-one-end`: all cases fall in the first or in the last time, and no slope is steep enough
 */
export type NoTrendReason = 'too-few-periods' | 'no-cases' | 'no-variation-in-time' | 'cases-at-one-end'

const fewestPeriods = 3

/**
 * Why no log-linear trend of a series can be estimated, before any fit.
 *
 * @returns null where one can
 * @throws RangeError unless each time has one count and, where given, one exposure; and times are finite
 */
export function noTrendReason({ times, counts, exposure }: TrendSeries): NoTrendReason | null {
  if (counts.length !== times.length || (exposure !== undefined && exposure.length !== times.length)) {
    throw new RangeError(`expected ${times.length} counts and exposures, got ${counts.length} and ${exposure?.length}`)
  }
  if (!times.every(Number.isFinite)) throw new RangeError(`a time must be finite, got ${times.join(', ')}`)
  if (times.length < fewestPeriods) return 'too-few-periods'
  const [first, last] = timeSpan(times)
  if (first === last) return 'no-variation-in-time'
  const withCases = times.filter((_, i) => counts[i] !== 0)
  if (withCases.length === 0) return 'no-cases'
  const [earliest, latest] = timeSpan(withCases)
  return latest === first || earliest === last ? 'cases-at-one-end' : null
}

/** The first and the last of times in any order. */
const timeSpan = (times: readonly number[]): [number, number] => [
  times.reduce((least, each) => Math.min(least, each), Infinity),
  times.reduce((most, each) => Math.max(most, each), -Infinity),
]

/** A slope below this, over the whole of the times, is rounding. */
const flat = 1e-12

/** Whether a slope of the logarithm is none but for rounding. */
export function isFlat(slope: number, times: readonly number[]): boolean {
  const [first, last] = timeSpan(times)
  return Math.abs(slope) * (last - first) < flat
}
