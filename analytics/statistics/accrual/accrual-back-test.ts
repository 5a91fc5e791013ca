import type { Interval } from '../../contract/cell.js'
import { tailOf } from '../confidence.js'
import { accrualPrediction } from './accrual-prediction.js'
import { countQuantile } from './count-distribution.js'
import { poissonGamma } from './poisson-gamma.js'
import { accrualWithin, periodsOf, type SiteSeries } from './site-series.js'

export interface AccrualTest {
  /** Made at the end of so many periods. */
  readonly after: number
  readonly observed: number
  readonly expected: number
  readonly interval: Interval
}

export interface AccrualBackTest {
  readonly tests: readonly AccrualTest[]
  /** The part of intervals that hold what was observed; null where no forecast could be made. */
  readonly coverage: number | null
}

export interface AccrualBackTestSettings {
  /** Periods forecast each time. */
  readonly horizon: number
  /** Periods known at the first forecast; one more each time after. */
  readonly from: number
  readonly confidence?: number
}

/**
 * Forecasts as they would have been made earlier, beside what has come since: how far such forecasts can be believed
 * here. Of the sites open by then, for as long as each stayed open, since later ones were not known of.
 *
 * Anisimov VV, Fedorov VV. Stat Med 2007; 26: 4958-4975. Horizons overlap, so that neighbouring tests are not
 * independent and the coverage of a few is known poorly.
 *
 * @returns no test of a period whose past tells no pace
 * @throws RangeError unless horizon and from are whole numbers above 0 and 0 < confidence < 1, or where the sites
 *   differ in their periods or hold what is no count
 * @example accrualBackTest([[2, 2, 2, 2], [2, 2, 2, 2]], { horizon: 2, from: 2 }).coverage // 1
 */
export function accrualBackTest(
  series: readonly SiteSeries[],
  { horizon, from, confidence = 0.95 }: AccrualBackTestSettings,
): AccrualBackTest {
  if (!(Number.isInteger(horizon) && horizon > 0 && Number.isInteger(from) && from > 0)) {
    throw new RangeError(`expected whole horizon and from above 0, got ${horizon} and ${from}`)
  }
  const limits = { confidence, tail: tailOf(confidence) }
  const tests: AccrualTest[] = []
  for (let after = from; after + horizon <= periodsOf(series); after += 1) {
    const test = testOf(series, after, horizon, limits)
    if (test !== null) tests.push(test)
  }
  const held = tests.filter(({ observed, interval }) => observed >= interval.lower && observed <= interval.upper)
  return { tests, coverage: tests.length === 0 ? null : held.length / tests.length }
}

interface Limits {
  readonly confidence: number
  readonly tail: number
}

function testOf(
  series: readonly SiteSeries[],
  after: number,
  horizon: number,
  { confidence, tail }: Limits,
): AccrualTest | null {
  const known = series.filter((site) => accrualWithin(site, 0, after).exposure > 0)
  const past = known.map((site) => accrualWithin(site, 0, after))
  const future = known.map((site) => accrualWithin(site, after, after + horizon))
  const paces = poissonGamma(past)
  if (!paces.estimable && paces.reason !== 'no-overdispersion') return null
  const { mean, distribution } = accrualPrediction(
    paces,
    past.map((site, i) => ({ ...site, openFor: future[i]?.exposure ?? 0 })),
  )
  return {
    after,
    observed: future.reduce((sum, { patients }) => sum + patients, 0),
    expected: mean,
    interval: {
      lower: countQuantile(distribution, tail),
      upper: countQuantile(distribution, 1 - tail),
      confidence,
      method: paces.estimable ? 'Poisson-gamma, plug-in' : 'Poisson, plug-in',
    },
  }
}
