import digamma from '@stdlib/math-base-special-digamma'
import gammaln from '@stdlib/math-base-special-gammaln'
import { requireSites, type SiteAccrual } from './site-accrual.js'

export interface UnknownPaces {
  readonly estimable: false
  readonly reason: 'too-few-sites' | 'no-patients'
}

/** Sites differ no more than chance makes them: all are taken to contribute at the pooled pace. */
export interface EqualPaces {
  readonly estimable: false
  readonly reason: 'no-overdispersion'
  readonly pooledRate: number
}

/** A gamma distribution of patients per period, of mean shape over rate. */
export interface UnlikePaces {
  readonly estimable: true
  readonly shape: number
  /** In periods. */
  readonly rate: number
  readonly logLikelihood: number
}

/**
 * How the paces of sites differ: a gamma distribution of patients per period, with the greatest likelihood of what the
 * sites have contributed, whose counts are then negative binomial.
 *
 * Anisimov VV, Fedorov VV. Stat Med 2007; 26: 4958-4975.
 *
 * Paces are taken to be steady, and sites to be alike but for chance. Few sites tell little of how sites differ; the
 * likelihood is flat, and shape and rate are then known less well than their ratio.
 *
 * @param sites those of no exposure yet are passed over
 * @returns not estimable for fewer than two sites, without patients, or where the sites differ no more than by chance
 * @throws RangeError unless patients are whole numbers >= 0 and exposures are >= 0
 * @example
 * poissonGamma([{ patients: 30, exposure: 5 }, { patients: 90, exposure: 9 }, { patients: 10, exposure: 4 }])
 * // { estimable: true, shape: 4.1008, rate: 0.6541, logLikelihood: -12.7234 }
 */
export function poissonGamma(sites: readonly SiteAccrual[]): UnlikePaces | EqualPaces | UnknownPaces {
  requireSites(sites)
  const open = sites.filter(({ exposure }) => exposure > 0)
  const patients = open.reduce((sum, site) => sum + site.patients, 0)
  if (open.length < 2) return { estimable: false, reason: 'too-few-sites' }
  if (patients === 0) return { estimable: false, reason: 'no-patients' }
  const pooledRate = patients / open.reduce((sum, { exposure }) => sum + exposure, 0)
  const grid = logShapes.map((logShape) => likelihood(open, Math.exp(logShape), pooledRate))
  const best = grid.indexOf(Math.max(...grid))
  const [below, above] = [logShapes[Math.max(0, best - 1)], logShapes[best + 1]]
  if (below === undefined || above === undefined) return { estimable: false, reason: 'no-overdispersion', pooledRate }
  const shape = Math.exp(signChange(below, above, (logShape) => scoreOfShape(open, Math.exp(logShape), pooledRate) > 0))
  const rate = rateOf(open, shape, pooledRate)
  return { estimable: true, shape, rate, logLikelihood: logLikelihood(open, shape, rate) }
}

/** From sites of which one has nearly all, to sites that cannot be told from equal ones. */
const logShapes = Array.from({ length: 47 }, (_, i) => -9 + i / 2)

const likelihood = (sites: readonly SiteAccrual[], shape: number, pooledRate: number): number =>
  logLikelihood(sites, shape, rateOf(sites, shape, pooledRate))

function logLikelihood(sites: readonly SiteAccrual[], shape: number, rate: number): number {
  return sites.reduce(
    (sum, { patients, exposure }) =>
      sum +
      gammaln(shape + patients) -
      gammaln(shape) -
      gammaln(patients + 1) -
      shape * Math.log1p(exposure / rate) -
      patients * Math.log1p(rate / exposure),
    0,
  )
}

/** The rate of the greatest likelihood at this shape: where the score, which falls as the rate grows, is 0. */
function rateOf(sites: readonly SiteAccrual[], shape: number, pooledRate: number): number {
  const isBelow = (logRate: number) => {
    const rate = Math.exp(logRate)
    const score = sites.reduce((sum, { patients, exposure }) => {
      return sum + (shape * exposure - patients * rate) / (rate + exposure)
    }, 0)
    return score > 0
  }
  const guess = Math.log(shape / pooledRate)
  let reach = 1
  while (!isBelow(guess - reach) || isBelow(guess + reach)) reach *= 2
  return Math.exp(signChange(guess - reach, guess + reach, isBelow))
}

function scoreOfShape(sites: readonly SiteAccrual[], shape: number, pooledRate: number): number {
  const rate = rateOf(sites, shape, pooledRate)
  return sites.reduce(
    (sum, { patients, exposure }) => sum + digamma(shape + patients) - digamma(shape) - Math.log1p(exposure / rate),
    0,
  )
}

/** Where what holds at `lower` ceases to hold, by halves to the precision of numbers. */
function signChange(lower: number, upper: number, holds: (at: number) => boolean): number {
  for (;;) {
    const middle = (lower + upper) / 2
    if (middle <= lower || middle >= upper) return middle
    if (holds(middle)) lower = middle
    else upper = middle
  }
}
