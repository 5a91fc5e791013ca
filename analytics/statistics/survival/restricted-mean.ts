import type { Interval } from '../../contract/cell.js'
import { normalMultiplier } from '../distributions/normal.js'
import type { SurvivalCurve } from './kaplan-meier.js'

export interface RestrictedMean {
  /** In the unit of the curve's times. */
  readonly mean: number
  readonly standardError: number
  readonly interval: Interval
  /** True where the horizon lies past the last time observed and some were event-free: the curve is taken to go on. */
  readonly isExtended: boolean
}

/**
 * Mean time to the event within a horizon: the area below the Kaplan-Meier curve until then.
 *
 * A mean that long stays cannot upset, which is defined also where the median is not reached.
 *
 * Irwin JO. J Hyg 1949; 47: 188-189. Royston P, Parmar MKB. Stat Med 2011; 30: 2409-2421.
 *
 * @throws RangeError unless the horizon is positive and finite, and 0 < confidence < 1
 * @example restrictedMean(curve, 2) // mean: 1.75 for events on days 1 to 4
 */
export function restrictedMean({ steps }: SurvivalCurve, horizon: number, confidence = 0.95): RestrictedMean {
  if (!(horizon > 0 && horizon < Infinity)) throw new RangeError(`horizon must be positive and finite, got ${horizon}`)
  const z = normalMultiplier(confidence)
  const within = steps.filter(({ time }) => time < horizon)
  let areaBeyond = 0
  let variance = 0
  let until = horizon
  for (const { time, atRisk, events, survival } of within.toReversed()) {
    areaBeyond += survival * (until - time)
    // Once nobody is event-free there is no area beyond, and nothing that could vary.
    if (events < atRisk) variance += (areaBeyond * areaBeyond * events) / (atRisk * (atRisk - events))
    until = time
  }
  const mean = areaBeyond + until
  const standardError = Math.sqrt(variance)
  const interval: Interval = {
    lower: Math.max(0, mean - z * standardError),
    upper: Math.min(horizon, mean + z * standardError),
    confidence,
    method: 'normal',
  }
  const last = steps.at(-1)
  const isExtended = last !== undefined && last.survival > 0 && horizon > last.time
  return { mean, standardError, interval, isExtended }
}
