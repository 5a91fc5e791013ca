import { negativeBinomialUpperTail } from '../distributions/negative-binomial.js'
import { poissonUpperTail } from '../distributions/poisson.js'
import { accrualMoments, matchedAccrual } from './matched-accrual.js'
import type { EqualPaces, UnlikePaces } from './poisson-gamma.js'
import { sitePace } from './site-pace.js'
import { withinHorizon, type NetworkSite } from './within-horizon.js'

/**
 * The probability that the network contributes so many more patients within the horizon, its pace taken to be gamma
 * distributed. Fast, and to full precision also where it is very small.
 *
 * Mountain R, Sherlock C. Biometrics 2022; 78: 636-648.
 *
 * @param remaining patients still to come; where there are none the probability is 1
 * @throws RangeError unless remaining is a whole number, horizon > 0 and opensAfter >= 0
 * @example
 * targetProbability({ estimable: false, reason: 'no-overdispersion', pooledRate: 2 }, [{ patients: 2, exposure: 1 }], 1, 1)
 * // 0.8647
 */
export function targetProbability(
  paces: UnlikePaces | EqualPaces,
  sites: readonly NetworkSite[],
  remaining: number,
  horizon: number,
): number {
  if (!Number.isInteger(remaining)) throw new RangeError(`remaining must be a whole number, got ${remaining}`)
  const open = withinHorizon(sites, horizon)
  if (remaining <= 0) return 1
  if (!paces.estimable) {
    const mean = open.reduce((sum, { openFor }) => sum + paces.pooledRate * openFor, 0)
    return mean > 0 ? poissonUpperTail(remaining - 1, mean) : 0
  }
  const future = open.map((site) => ({ ...sitePace(paces, site), openFor: site.openFor }))
  const matched = matchedAccrual(future)
  if (matched !== null) return negativeBinomialUpperTail(remaining - 1, matched)
  const { mean } = accrualMoments(future)
  return mean > 0 ? poissonUpperTail(remaining - 1, mean) : 0
}
