import type { Interval } from '../../contract/cell.js'
import { kaplanMeier, type LimitOptions, type NobodyObserved } from './kaplan-meier.js'
import type { LifeTableRow } from './life-table.js'
import { atRiskAt } from './risk-sets.js'

export interface SurvivalAt {
  readonly time: number
  readonly survival: number
  /** As on the curve; nothing is uncertain before the first time of it. */
  readonly interval: Interval | null
  /** How many were observed until this time at least: 0 past the last, where the curve only goes on as it was. */
  readonly atRisk: number
}

/**
 * The Kaplan-Meier curve at given times, with the numbers at risk that belong below a figure of it.
 *
 * Kaplan EL, Meier P. J Am Stat Assoc 1958; 53: 457-481.
 *
 * @returns not estimable where nobody was observed
 * @throws RangeError where the rows are no life table, and unless 0 < confidence < 1
 * @example survivalAt([{ time: 5, events: [1], censored: 1 }], [3, 5]) // survival: 1 at 3, 0.5 at 5
 */
export function survivalAt(
  rows: readonly LifeTableRow[],
  times: readonly number[],
  options: LimitOptions = {},
): readonly SurvivalAt[] | NobodyObserved {
  const curve = kaplanMeier(rows, options)
  if (!curve.estimable) return curve
  const certain: Interval = {
    lower: 1,
    upper: 1,
    confidence: curve.confidence,
    method: options.scale ?? 'log-log',
  }
  return times.map((time) => {
    const step = curve.steps.findLast((each) => each.time <= time)
    const { survival, interval } = step ?? { survival: 1, interval: certain }
    return { time, survival, interval, atRisk: atRiskAt(rows, time) }
  })
}
