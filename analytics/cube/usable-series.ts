import type { Period, PeriodCell } from '../contract/trends.js'

/** The periods of a line that a model may use, and how many it may not. */
export interface UsableSeries {
  readonly periods: readonly Period[]
  /** The place of each period in the whole line: whole numbers, whose unit is the grain. */
  readonly times: readonly number[]
  readonly counts: readonly number[]
  /** What each count is of; absent for plain counts. */
  readonly exposure?: readonly number[]
  readonly leftOut: LeftOut
}

/** Periods, by why they are left out. */
export interface LeftOut {
  /** Still filling: they would look like a fall. */
  readonly provisional: number
  /** Withheld to protect people. */
  readonly withheld: number
  /** Nothing to divide by. */
  readonly undefined: number
}

/**
 * What a model may use of a line of cells: whole periods whose number is shown. Counts come as they are, proportions and
 * ratios as a count with what it is of.
 *
 * @throws RangeError for durations, which are no counts
 */
export function usableSeries(line: readonly PeriodCell[], kind: 'count' | 'proportion' | 'ratio'): UsableSeries {
  const leftOut = { provisional: 0, withheld: 0, undefined: 0 }
  const used: { period: Period; time: number; count: number; exposure: number }[] = []
  for (const [time, { period, provisional, cell }] of line.entries()) {
    if (period === null) continue
    if (provisional) leftOut.provisional += 1
    else if (cell.status === 'suppressed') leftOut.withheld += 1
    else if (cell.status === 'undefined') leftOut.undefined += 1
    else {
      const { value, numerator = value, denominator = 1 } = cell
      used.push({ period, time, count: kind === 'count' ? value : numerator, exposure: denominator })
    }
  }
  return {
    periods: used.map(({ period }) => period),
    times: used.map(({ time }) => time),
    counts: used.map(({ count }) => count),
    ...(kind === 'count' ? {} : { exposure: used.map(({ exposure }) => exposure) }),
    leftOut,
  }
}
