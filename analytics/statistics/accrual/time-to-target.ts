import type { EqualPaces, UnlikePaces } from './poisson-gamma.js'
import { targetProbability } from './target-probability.js'
import type { NetworkSite } from './within-horizon.js'

/**
 * The time within which the network contributes so many more patients with probability `p`, its pace taken to be gamma
 * distributed.
 *
 * Anisimov VV, Fedorov VV. Stat Med 2007; 26: 4958-4975; Mountain R, Sherlock C. Biometrics 2022; 78: 636-648.
 *
 * @param remaining patients still to come
 * @returns in the unit of the exposures, 0 where the target is reached; null where there is no site to reach it
 * @throws RangeError unless remaining is a whole number and 0 < p < 1
 * @example
 * timeToTarget({ estimable: false, reason: 'no-overdispersion', pooledRate: 2 }, [{ patients: 2, exposure: 1 }], 1, 0.5)
 * // 0.3466, which is ln 2 over 2
 */
export function timeToTarget(
  paces: UnlikePaces | EqualPaces,
  sites: readonly NetworkSite[],
  remaining: number,
  p: number,
): number | null {
  if (!(p > 0 && p < 1)) throw new RangeError(`p must lie in (0, 1), got ${p}`)
  if (!Number.isInteger(remaining)) throw new RangeError(`remaining must be a whole number, got ${remaining}`)
  if (remaining <= 0) return 0
  if (sites.length === 0) return null
  const isReached = (horizon: number) => targetProbability(paces, sites, remaining, horizon) >= p
  let [lower, upper] = [0, 1]
  while (!isReached(upper)) [lower, upper] = [upper, upper * 2]
  while (upper - lower > precision * upper) {
    const middle = (lower + upper) / 2
    if (isReached(middle)) upper = middle
    else lower = middle
  }
  return (lower + upper) / 2
}

const precision = 1e-12
