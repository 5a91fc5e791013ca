import type { LifeTableRow } from './life-table.js'
import { riskSets } from './risk-sets.js'

/** One group's part in the risk set of a time. */
export interface GroupAtRisk {
  readonly atRisk: number
  readonly failed: number
  readonly events: readonly number[]
}

export interface GroupedRiskSet {
  readonly time: number
  /** In the order in which the groups were given. */
  readonly groups: readonly GroupAtRisk[]
}

/** The risk sets of several groups side by side, at every time with an event in one of them. */
export function groupedRiskSets(tables: readonly (readonly LifeTableRow[])[]): readonly GroupedRiskSet[] {
  const causes = tables.find((rows) => rows.length > 0)?.[0]?.events.length ?? 1
  if (tables.some((rows) => rows.length > 0 && rows[0]?.events.length !== causes)) {
    throw new RangeError(`every group must tell the same ${causes} causes`)
  }
  const times = [...new Set(tables.flat().map(({ time }) => time))].sort((a, b) => a - b)
  const none = Array<number>(causes).fill(0)
  const columns = tables.map((rows) => groupAt(rows, times, none))
  return times
    .map((time, i) => ({ time, groups: columns.map((column) => column[i] ?? { atRisk: 0, failed: 0, events: none }) }))
    .filter(({ groups }) => groups.some(({ failed }) => failed > 0))
}

/** A group at each of the times, in one pass through its rows. */
function groupAt(rows: readonly LifeTableRow[], times: readonly number[], none: readonly number[]): GroupAtRisk[] {
  const { sets, patients } = riskSets(rows)
  const leaving = new Map(sets.map((set) => [set.time, set]))
  const entering = new Map(rows.map(({ time, entered = 0 }) => [time, entered]))
  let atRisk = patients - rows.reduce((sum, { entered = 0 }) => sum + entered, 0)
  return times.map((time) => {
    const { failed = 0, censored = 0, events = none } = leaving.get(time) ?? {}
    const here = { atRisk, failed, events }
    atRisk += (entering.get(time) ?? 0) - failed - censored
    return here
  })
}
