import { negativeBinomialQuantile, negativeBinomialUpperTail } from '../distributions/negative-binomial.js'
import { normalQuantile, normalUpperTail } from '../distributions/normal.js'
import { poissonQuantile, poissonUpperTail } from '../distributions/poisson.js'
import type { FarringtonModel } from './farrington-model.js'
import type { FarringtonSettings } from './farrington-settings.js'

type Model = Extract<FarringtonModel, { estimable: true }>

/** What a count is held against. */
export interface Threshold {
  readonly upper: number
  /** The probability of the count, or more, where nothing is unusual. */
  readonly pValue: number
}

/** A mean beyond any count: that of a season without a case, whose logarithm has no finite limit. */
const vast = 1e12

/**
 * The count that is exceeded with a probability of at most `alpha`, and the p-value of a count.
 *
 * Noufaily A et al. Stat Med 2013; 32: 1206-1222, 2.3; two-thirds power: Farrington CP et al. J R Stat Soc A 1996; 159:
 * 547-563.
 *
 * @returns null where the upper limit of the expected count has no bound
 */
export function farringtonThreshold(count: number, model: Model, settings: FarringtonSettings): Threshold | null {
  const { expected, logStandardError, dispersion } = model
  const { alpha, threshold } = settings
  if (threshold === 'two-thirds-power') return byPower(count, model, alpha)
  const z = threshold === 'nb-upper-mean' ? normalQuantile(1 - alpha) : 0
  const mean = expected * Math.exp(z * logStandardError)
  if (!(mean > 0 && mean < vast)) return null
  if (dispersion === 1) {
    return { upper: poissonQuantile(1 - alpha, mean), pValue: poissonUpperTail(count - 1, mean) }
  }
  const spread = { size: mean / (dispersion - 1), probability: 1 / dispersion }
  return { upper: negativeBinomialQuantile(1 - alpha, spread), pValue: negativeBinomialUpperTail(count - 1, spread) }
}

function byPower(count: number, { expected, logStandardError, dispersion }: Model, alpha: number): Threshold {
  const error = Math.sqrt((4 / 9) * Math.cbrt(expected) * (dispersion + expected * logStandardError ** 2))
  const centre = Math.cbrt(expected) ** 2
  return {
    upper: (centre + normalQuantile(1 - alpha) * error) ** 1.5,
    pValue: normalUpperTail((Math.cbrt(count) ** 2 - centre) / error),
  }
}
