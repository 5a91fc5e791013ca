import type { Interval } from '../../contract/cell.js'
import { tailOf } from '../confidence.js'
import { accrualPrediction, type AccrualPrediction } from './accrual-prediction.js'
import { countQuantile } from './count-distribution.js'
import { poissonGamma, type UnknownPaces } from './poisson-gamma.js'
import { sitePace } from './site-pace.js'
import { withinHorizon, type NetworkSite } from './within-horizon.js'

export type AccrualForecast =
  | UnknownPaces
  | (AccrualPrediction & {
      readonly estimable: true
      readonly model: 'Poisson-gamma' | 'Poisson'
      /** Patients per period, by site. */
      readonly paces: readonly number[]
      readonly interval: Interval
    })

/**
 * How many patients the network will contribute within the horizon, each site going on at its pace.
 *
 * Anisimov VV, Fedorov VV. Stat Med 2007; 26: 4958-4975.
 *
 * Paces are taken to stay as they have been; see `paceCheck` and `accrualBackTest` for whether they do. Estimates are
 * taken for true, so that the interval is somewhat narrow with few sites.
 *
 * @param horizon in the unit of the exposures
 * @returns not estimable where `poissonGamma` cannot tell a pace; sites that differ by chance alone share one pace
 * @throws RangeError unless horizon > 0, opensAfter >= 0, 0 < confidence < 1, and as `poissonGamma` does
 * @example
 * accrualForecast([{ patients: 30, exposure: 5 }, { patients: 90, exposure: 9 }, { patients: 10, exposure: 4 }], 3)
 * // { mean: 56.42, variance: 80.97, interval: { lower: 40, upper: 75, … }, … }
 */
export function accrualForecast(sites: readonly NetworkSite[], horizon: number, confidence = 0.95): AccrualForecast {
  const tail = tailOf(confidence)
  const paces = poissonGamma(sites)
  if (!paces.estimable && paces.reason !== 'no-overdispersion') return paces
  const prediction = accrualPrediction(paces, withinHorizon(sites, horizon))
  return {
    ...prediction,
    estimable: true,
    model: paces.estimable ? 'Poisson-gamma' : 'Poisson',
    paces: sites.map((site) => {
      if (!paces.estimable) return paces.pooledRate
      const { shape, rate } = sitePace(paces, site)
      return shape / rate
    }),
    interval: {
      lower: countQuantile(prediction.distribution, tail),
      upper: countQuantile(prediction.distribution, 1 - tail),
      confidence,
      method: paces.estimable ? 'Poisson-gamma, plug-in' : 'Poisson, plug-in',
    },
  }
}
