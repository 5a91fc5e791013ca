import type { SurvivalCurve } from './kaplan-meier.js'
import { timeReached } from './time-reached.js'

/** A time by which a share of the patients had the event. Null is "not reached", on either side. */
export interface QuantileTime {
  readonly time: number | null
  readonly lower: number | null
  readonly upper: number | null
}

/**
 * The time by which a share of the patients had the event: the median, where the share is a half.
 *
 * The limits are the times at which the limits of the curve reach that share, on the scale that the curve has them.
 * Where the curve lies exactly on the share for a while, the middle of that while is given, as R does.
 *
 * Brookmeyer R, Crowley J. Biometrics 1982; 38: 29-41.
 *
 * @param share of patients with the event, in (0, 1)
 * @returns null for what is not reached in the time observed
 * @throws RangeError unless 0 < share < 1
 * @example survivalQuantile(curve) // { time: 2.5, lower: 1, upper: null } for events on days 1 to 4
 */
export function survivalQuantile({ steps }: SurvivalCurve, share = 0.5): QuantileTime {
  if (!(share > 0 && share < 1)) throw new RangeError(`share must lie in (0, 1), got ${share}`)
  const reached = (survivalOf: (step: SurvivalCurve['steps'][number]) => number | undefined) =>
    timeReached(
      steps.map((step) => ({ time: step.time, share: complement(survivalOf(step)) })),
      share,
    )
  return {
    time: reached(({ survival }) => survival),
    lower: reached(({ interval }) => interval?.lower),
    upper: reached(({ interval }) => interval?.upper),
  }
}

const complement = (survival: number | undefined): number | null => (survival === undefined ? null : 1 - survival)
