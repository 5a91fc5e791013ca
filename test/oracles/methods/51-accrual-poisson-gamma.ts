import { z } from 'zod'
import { accrualForecast, type AccrualForecast } from '#analytics/statistics/accrual/accrual-forecast.js'
import { countQuantile, countTails } from '#analytics/statistics/accrual/count-distribution.js'
import { matchedAccrual } from '#analytics/statistics/accrual/matched-accrual.js'
import { poissonGamma, type UnlikePaces } from '#analytics/statistics/accrual/poisson-gamma.js'
import type { SiteAccrual } from '#analytics/statistics/accrual/site-accrual.js'
import { sitePace } from '#analytics/statistics/accrual/site-pace.js'
import { targetProbability } from '#analytics/statistics/accrual/target-probability.js'
import { timeToTarget } from '#analytics/statistics/accrual/time-to-target.js'
import { withinHorizon } from '#analytics/statistics/accrual/within-horizon.js'
import { negativeBinomialQuantile } from '#analytics/statistics/distributions/negative-binomial.js'
import type { OracleMethod } from '../method.js'

const given = z.object({
  counts: z.array(z.number()),
  exposure: z.array(z.number()),
  horizon: z.number(),
  newSites: z.number(),
  target: z.number().nullable(),
  quantiles: z.array(z.number()),
})
type Given = z.infer<typeof given>

export const accrual: OracleMethod = {
  number: '51',
  answer(input) {
    const asked = given.parse(input)
    const known = asked.counts.map((patients, i) => ({ patients, exposure: asked.exposure[i] ?? 0 }))
    const sites = [...known, ...Array.from({ length: asked.newSites }, () => ({ patients: 0, exposure: 0 }))]
    const paces = poissonGamma(known)
    const forecast = accrualForecast(sites, asked.horizon)
    if (!forecast.estimable) return forecast
    const exact = asked.quantiles.map((p) => countQuantile(forecast.distribution, p))
    if (paces.estimable) return { ...unlike(paces, asked, sites), ...shared(forecast, asked), quantilesExact: exact }
    return { ...paces, note: equalPaces, mean: forecast.mean, quantiles: exact }
  },
  // As the tolerance of the file says.
  tolerances: {
    logLik: { absolute: 1e-6, relative: 0 },
    quantiles: { absolute: 1, relative: 0 },
    quantilesExact: { absolute: 1, relative: 0 },
    quantilesGammaApprox: { absolute: 1, relative: 0 },
  },
}

/** The file's words for `no-overdispersion`. */
const equalPaces = 'no overdispersion: use Poisson with pooled rate'

type Made = Extract<AccrualForecast, { estimable: true }>

function shared({ paces, mean, variance, distribution }: Made, { counts, target }: Given): object {
  const remaining = remainingOf(counts, target)
  return {
    posteriorMeanRate: paces.slice(0, counts.length),
    mean,
    variance,
    remaining,
    probTargetWithinHorizonExact: countTails(distribution, remaining).atLeast,
  }
}

function unlike(paces: UnlikePaces, { counts, target, horizon, quantiles }: Given, sites: SiteAccrual[]): object {
  const matched = matchedAccrual(
    withinHorizon(sites, horizon).map((site) => ({ ...sitePace(paces, site), openFor: site.openFor })),
  )
  if (matched === null) throw new Error('expected sites that are open')
  const remaining = remainingOf(counts, target)
  return {
    estimable: true,
    alpha: paces.shape,
    beta: paces.rate,
    logLik: paces.logLikelihood,
    gammaShape: matched.size,
    gammaRate: (horizon * matched.probability) / (1 - matched.probability),
    quantilesGammaApprox: quantiles.map((p) => negativeBinomialQuantile(p, matched)),
    timeQuantilesGammaApprox: [0.1, 0.5, 0.9].map((p) => timeToTarget(paces, sites, remaining, p)),
    probTargetWithinHorizonGammaApprox: targetProbability(paces, sites, remaining, horizon),
  }
}

const remainingOf = (counts: readonly number[], target: number | null): number =>
  (target ?? 0) - counts.reduce((sum, count) => sum + count, 0)
