import gammaln from '@stdlib/math-base-special-gammaln'
import { negativeBinomialLogMass } from '../distributions/negative-binomial.js'
import { convolved, countDistribution, type CountDistribution } from './count-distribution.js'
import { accrualMoments, type Moments } from './matched-accrual.js'
import type { EqualPaces, UnlikePaces } from './poisson-gamma.js'
import type { SiteAccrual } from './site-accrual.js'
import { sitePace } from './site-pace.js'

/** A site, and for how long it will be open within the horizon. */
export interface AccruingSite extends SiteAccrual {
  readonly openFor: number
}

export interface AccrualPrediction extends Moments {
  readonly distribution: CountDistribution
}

/**
 * How many patients these sites will contribute together, exactly, given how their paces differ: the negative binomial
 * of each site, convolved; a Poisson count where they do not differ.
 *
 * Anisimov VV, Fedorov VV. Stat Med 2007; 26: 4958-4975.
 *
 * The estimates of `paces` are taken for true (“plug-in”), so that intervals hold the count less often than they say
 * (Mountain R, Sherlock C. Biometrics 2022; 78: 636-648). The time grows with the sites and the patients expected: a
 * fifth of a second for 100 sites and 20,000 patients, five seconds for 1000 and 200,000.
 *
 * @returns all mass at 0 where no site will be open
 * @example
 * accrualPrediction({ estimable: false, reason: 'no-overdispersion', pooledRate: 2 }, [{ patients: 20, exposure: 10, openFor: 32 }])
 * // { mean: 64, variance: 64, … }
 */
export function accrualPrediction(paces: UnlikePaces | EqualPaces, sites: readonly AccruingSite[]): AccrualPrediction {
  const open = sites.filter(({ openFor }) => openFor > 0)
  if (!paces.estimable) {
    const mean = open.reduce((sum, { openFor }) => sum + paces.pooledRate * openFor, 0)
    return { mean, variance: mean, distribution: mean > 0 ? poisson(mean) : none }
  }
  const future = open.map((site) => ({ ...sitePace(paces, site), openFor: site.openFor }))
  const distribution = future
    .map(({ shape, rate, openFor }) => {
      const site = { size: shape, probability: rate / (rate + openFor) }
      return countDistribution(((shape - 1) * openFor) / rate, (count) => negativeBinomialLogMass(count, site))
    })
    .reduce(convolved, none)
  return { ...accrualMoments(future), distribution }
}

const none: CountDistribution = { least: 0, masses: Float64Array.of(1) }

const poisson = (mean: number): CountDistribution =>
  countDistribution(mean, (count) => count * Math.log(mean) - mean - gammaln(count + 1))
