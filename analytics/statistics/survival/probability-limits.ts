import type { Interval } from '../../contract/cell.js'
import { normalMultiplier } from '../distributions/normal.js'

/** The scale on which an interval is symmetric about its estimate. */
export type LimitScale = 'log-log' | 'log' | 'plain'

/**
 * Interval for a probability of survival, or a cumulative incidence, from its standard error.
 *
 * The log-log scale is the default: it stays within (0, 1) and covers well in small samples, where the plain one leaves
 * [0, 1] and is cut. Limits on the other scales are cut at 0 and 1.
 *
 * Kalbfleisch JD, Prentice RL. The statistical analysis of failure time data. Wiley; 1980.
 * Borgan O, Liestol K. Scand J Stat 1990; 17: 35-41.
 *
 * @returns the interval of an estimate and its standard error; null where the estimate is 0, or 1 on the log-log scale:
 * the standard error does not tell how sure that is
 * @throws RangeError unless 0 < confidence < 1
 * @example probabilityLimits()(10 / 11, 0.08668) // { lower: 0.5081, upper: 0.9867, … }
 */
export function probabilityLimits(
  scale: LimitScale = 'log-log',
  confidence = 0.95,
): (estimate: number, standardError: number) => Interval | null {
  const z = normalMultiplier(confidence)
  return (estimate, standardError) => {
    if (estimate <= 0 || (estimate >= 1 && scale === 'log-log')) return null
    const [lower, upper] = limits[scale](estimate, z * standardError)
    return { lower: Math.max(lower, 0), upper: Math.min(upper, 1), confidence, method: scale }
  }
}

const limits: Record<LimitScale, (estimate: number, spread: number) => readonly [number, number]> = {
  'log-log': (estimate, spread) => {
    const factor = Math.exp(spread / (estimate * Math.log(estimate)))
    return [estimate ** (1 / factor), estimate ** factor]
  },
  log: (estimate, spread) => [estimate * Math.exp(-spread / estimate), estimate * Math.exp(spread / estimate)],
  plain: (estimate, spread) => [estimate - spread, estimate + spread],
}
