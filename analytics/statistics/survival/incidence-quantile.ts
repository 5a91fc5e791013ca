import type { CumulativeIncidence, IncidenceStep } from './aalen-johansen.js'
import type { QuantileTime } from './survival-quantile.js'
import { timeReached } from './time-reached.js'

/**
 * The time by which a share of all patients had one cause first: "half were discharged alive by day 9".
 *
 * Of all patients, not of those who were discharged: where a third die, no more than two thirds ever are. The limits are
 * the times at which the limits of the cumulative incidence reach the share.
 *
 * Brookmeyer R, Crowley J. Biometrics 1982; 38: 29-41, applied to the cumulative incidence.
 *
 * @param cause counted from 0, in the order of the causes
 * @returns null for what is not reached in the time observed
 * @throws RangeError unless 0 < share < 1 and there is such a cause
 * @example incidenceQuantile(curves, 0) // { time: 4, lower: 1, upper: null } for causes [1, 2, 1, 1, 2] on days 1 to 5
 */
export function incidenceQuantile({ steps }: CumulativeIncidence, cause: number, share = 0.5): QuantileTime {
  if (!(share > 0 && share < 1)) throw new RangeError(`share must lie in (0, 1), got ${share}`)
  const causes = steps[0]?.causes.length ?? 0
  if (!(Number.isInteger(cause) && cause >= 0 && cause < causes)) {
    throw new RangeError(`cause must be one of 0 to ${causes - 1}, got ${cause}`)
  }
  const reached = (shareOf: (at: IncidenceStep['causes'][number] | undefined) => number | undefined) =>
    timeReached(
      steps.map((step) => ({ time: step.time, share: shareOf(step.causes[cause]) ?? null })),
      share,
    )
  return {
    time: reached((at) => at?.incidence),
    lower: reached((at) => at?.interval?.upper),
    upper: reached((at) => at?.interval?.lower),
  }
}
