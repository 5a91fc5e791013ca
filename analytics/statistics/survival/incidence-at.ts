import { aalenJohansen, type CauseAtTime } from './aalen-johansen.js'
import type { NobodyObserved } from './kaplan-meier.js'
import type { LifeTableRow } from './life-table.js'
import { atRiskAt } from './risk-sets.js'

export interface IncidenceAt {
  readonly time: number
  /** In the order of the causes. */
  readonly causes: readonly Pick<CauseAtTime, 'incidence' | 'standardError' | 'interval'>[]
  readonly eventFree: number
  /** How many were observed until this time at least: 0 past the last, where the curves only go on as they were. */
  readonly atRisk: number
}

/**
 * Cumulative incidences at given times, as the share discharged alive by day 7, 14 and 28.
 *
 * Aalen OO, Johansen S. Scand J Stat 1978; 5: 141-150.
 *
 * @returns not estimable where nobody was observed
 * @throws RangeError where the rows are no life table, and unless 0 < confidence < 1
 * @example incidenceAt([{ time: 5, events: [1, 0], censored: 1 }], [3, 5]) // incidence of the first: 0 at 3, 0.5 at 5
 */
export function incidenceAt(
  rows: readonly LifeTableRow[],
  times: readonly number[],
  confidence = 0.95,
): readonly IncidenceAt[] | NobodyObserved {
  const curves = aalenJohansen(rows, confidence)
  if (!curves.estimable) return curves
  const beforeAll = (rows[0]?.events ?? []).map(() => ({ incidence: 0, standardError: 0, interval: null }))
  return times.map((time) => {
    const step = curves.steps.findLast((each) => each.time <= time)
    const causes = step?.causes.map(({ incidence, standardError, interval }) => ({
      incidence,
      standardError,
      interval,
    }))
    return { time, causes: causes ?? beforeAll, eventFree: step?.eventFree ?? 1, atRisk: atRiskAt(rows, time) }
  })
}
