import { nowcast, type NowcastEstimate, type NowcastSettings } from './nowcast.js'
import { reportingTriangle, type DelayedCount, type TriangleSettings } from './reporting-triangle.js'

export interface NowcastTest {
  readonly asOf: number
  readonly period: number
  readonly observed: number
  readonly estimate: NowcastEstimate
  /** What has been reported of the period by now. */
  readonly final: number
}

export interface NowcastBackTest {
  readonly tests: readonly NowcastTest[]
  /** The part of intervals that hold the final count; null where none could be estimated. */
  readonly coverage: number | null
}

export interface NowcastBackTestSettings extends TriangleSettings, NowcastSettings {
  /** The first period at whose end a nowcast is made again; it needs some periods before it to learn from. */
  readonly from: number
}

/**
 * Nowcasts as they would have been at earlier dates, from what was known then, beside what has come since. Of periods
 * that were still filling then and have the last delay behind them by now.
 *
 * Reich NG, et al. PLoS Comput Biol 2019; 15: e1007486 (forecasts judged by what came, as they were made).
 *
 * @throws RangeError unless from is a whole number >= 0, and as `reportingTriangle` and `nowcast` do
 * @example nowcastBackTest(reports, { maxDelay: 2, asOf: 20, from: 10 }).coverage // 1, where each period fills alike
 */
export function nowcastBackTest(
  reports: readonly DelayedCount[],
  { from, asOf, maxDelay, ...settings }: NowcastBackTestSettings,
): NowcastBackTest {
  if (!(Number.isInteger(from) && from >= 0)) throw new RangeError(`from must be a whole number >= 0, got ${from}`)
  const finals = nowcast(reportingTriangle(reports, { maxDelay, asOf }), settings).map(({ observed }) => observed)
  const tests: NowcastTest[] = []
  for (let then = from; then <= asOf; then += 1) {
    const periods = nowcast(reportingTriangle(reports, { maxDelay, asOf: then }), settings)
    periods.forEach(({ observed, estimate }, period) => {
      const wasFilling = period + maxDelay > then
      if (!wasFilling || period + maxDelay > asOf) return
      tests.push({ asOf: then, period, observed, estimate, final: finals[period] ?? 0 })
    })
  }
  const covered = tests.flatMap(({ estimate, final }) =>
    estimate.estimable ? [final >= estimate.interval.lower && final <= estimate.interval.upper] : [],
  )
  return { tests, coverage: covered.length === 0 ? null : covered.filter(Boolean).length / covered.length }
}
