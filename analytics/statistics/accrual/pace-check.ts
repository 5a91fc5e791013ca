import { accrualPrediction } from './accrual-prediction.js'
import { countTails } from './count-distribution.js'
import { poissonGamma, type UnknownPaces } from './poisson-gamma.js'
import { accrualWithin, periodsOf, type SiteSeries } from './site-series.js'

export type PaceCheck =
  | UnknownPaces
  | { readonly estimable: false; readonly reason: 'no-later-periods' }
  | {
      readonly estimable: true
      /** Patients of the later periods: come, and expected from the pace of the earlier ones. */
      readonly observed: number
      readonly expected: number
      /** Two-sided; where it is small, the pace has changed and a forecast from all periods misleads. */
      readonly p: number
    }

/**
 * Whether the recent pace is what the earlier pace leads to expect: the count of the last third of the periods is
 * placed in its predictive distribution given the first two thirds, site by site for the time that each was open.
 *
 * Box GEP. J R Stat Soc A 1980; 143: 383-430 (predictive checks); Anisimov VV, Fedorov VV. Stat Med 2007; 26: 4958-4975.
 *
 * The earlier estimates are taken for true, so that p is somewhat small with few sites. It is never given as less than
 * 2e-12, to which the distribution is kept.
 *
 * @param series of each site, all of the same periods; a site that opened later is expected at the pace of the network
 * @returns not estimable where the earlier periods tell no pace, or no site was open later
 * @throws RangeError where the sites differ in their periods or hold what is no count
 * @example paceCheck([[2, 2, 2, 2, 2, 2], [2, 2, 2, 2, 2, 2]]) // { observed: 8, expected: 8, p: 1, … }
 */
export function paceCheck(series: readonly SiteSeries[]): PaceCheck {
  const periods = periodsOf(series)
  const cut = periods - Math.floor(periods / 3)
  const earlier = series.map((site) => accrualWithin(site, 0, cut))
  const later = series.map((site) => accrualWithin(site, cut, periods))
  const paces = poissonGamma(earlier)
  if (!paces.estimable && paces.reason !== 'no-overdispersion') return paces
  const sites = earlier.map((site, i) => ({ ...site, openFor: later[i]?.exposure ?? 0 }))
  if (sites.every(({ openFor }) => openFor === 0)) return { estimable: false, reason: 'no-later-periods' }
  const observed = later.reduce((sum, { patients }) => sum + patients, 0)
  const { mean, distribution } = accrualPrediction(paces, sites)
  const { atMost, atLeast } = countTails(distribution, observed)
  const smaller = Math.min(atMost ?? least, atLeast ?? least)
  return { estimable: true, observed, expected: mean, p: Math.min(1, 2 * smaller) }
}

const least = 1e-12
