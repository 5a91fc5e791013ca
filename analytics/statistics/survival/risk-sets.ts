import type { LifeTableRow } from './life-table.js'

/** Who were at risk when somebody left observation. */
export interface RiskSet {
  readonly time: number
  readonly atRisk: number
  readonly events: readonly number[]
  /** Events of all causes. */
  readonly failed: number
  readonly censored: number
}

export interface RiskSets {
  readonly sets: readonly RiskSet[]
  /** Follow-ups in all. */
  readonly patients: number
  /**
   * Times at which nobody was left at risk, or nobody of those at risk was left event-free, although others were
   * observed later: with delayed entry the risk set can become empty, and estimates after that say little.
   */
  readonly emptiedAt: readonly number[]
}

/**
 * Turn counts of those who left and entered into the numbers at risk at each time that somebody left.
 *
 * Everybody leaves in the end, so those at risk from the beginning are those who leave less those who enter late.
 *
 * @throws RangeError unless times rise from zero or more, counts are whole numbers of zero or more, every row has
 * the same causes, and nobody leaves who was not at risk
 * @example riskSets([{ time: 2, events: [1], censored: 1 }, { time: 5, events: [1], censored: 0 }]).sets[1] // atRisk: 1
 */
export function riskSets(rows: readonly LifeTableRow[]): RiskSets {
  requireRows(rows)
  const patients = rows.reduce((sum, row) => sum + leaving(row), 0)
  let atRisk = rows.reduce((left, { entered = 0 }) => left - entered, patients)
  const sets: RiskSet[] = []
  const emptied: number[] = []
  for (const row of rows) {
    const { time, events, censored, entered = 0 } = row
    const left = leaving(row)
    if (left > atRisk) throw new RangeError(`at most the ${atRisk} at risk can leave at time ${time}, got ${left}`)
    const failed = left - censored
    if (left > 0) sets.push({ time, atRisk, events, failed, censored })
    const none = left > 0 && (failed === atRisk || atRisk - left + entered === 0)
    if (none) emptied.push(time)
    atRisk += entered - left
  }
  const last = sets.at(-1)?.time ?? -Infinity
  return { sets, patients, emptiedAt: emptied.filter((time) => time < last) }
}

/**
 * How many are at risk at a time: observed before it, and until then at least.
 *
 * @example atRiskAt([{ time: 2, events: [1], censored: 1 }, { time: 5, events: [1], censored: 0 }], 3) // 1
 */
export function atRiskAt(rows: readonly LifeTableRow[], time: number): number {
  const left = (later: LifeTableRow) => (later.time >= time ? leaving(later) : 0)
  const enteredLater = ({ time: entry, entered = 0 }: LifeTableRow) => (entry >= time ? entered : 0)
  return rows.reduce((sum, row) => sum + left(row) - enteredLater(row), 0)
}

const leaving = ({ events, censored }: LifeTableRow): number => events.reduce((sum, count) => sum + count, censored)

function requireRows(rows: readonly LifeTableRow[]): void {
  let previous = -Infinity
  for (const { time, events, censored, entered = 0 } of rows) {
    if (!(time >= 0 && time < Infinity && time > previous)) {
      throw new RangeError(`times must be zero or more, finite and rise, got ${time} after ${previous}`)
    }
    const wrong = [...events, censored, entered].find((count) => !(Number.isInteger(count) && count >= 0))
    if (wrong !== undefined) throw new RangeError(`counts at time ${time} must be whole, zero or more, got ${wrong}`)
    const causes = rows[0]?.events.length
    if (events.length !== causes || causes === 0) {
      throw new RangeError(`every row must tell the same causes, got ${events.length} at time ${time}`)
    }
    previous = time
  }
}
