import { followUps, type FollowUp } from './follow-up.js'

/** How many patients left observation at a time, and why, or came under it. */
export interface LifeTableRow {
  readonly time: number
  /** Those whose follow-up ended with an event, by cause; one number where one kind of event is told. */
  readonly events: readonly number[]
  /** Those who left without an event. They are at risk at this time still: events precede censorings. */
  readonly censored: number
  /** Those who came under observation late, and are at risk after this time only; the others are from the beginning. */
  readonly entered?: number
}

/** One patient's follow-up and how it ended. */
export interface PatientCourse extends FollowUp {
  /** The event that ended it, counted from 1; 0 where it is not known to have ended. */
  readonly cause: number
}

/**
 * The life table of patients: counts by distinct time, which are all that the estimates of this folder need.
 *
 * Ten million patients followed by the day make some hundred rows, and a database can count them just as well.
 *
 * @param causes how many kinds of event there are
 * @returns rows in the order of time; none where there are no patients
 * @throws RangeError unless 0 <= entry < time and the cause is an integer from 0 to `causes`
 * @example lifeTable([{ time: 5, cause: 1 }, { time: 5, cause: 0 }]) // [{ time: 5, events: [1], censored: 1, … }]
 */
export function lifeTable(patients: readonly PatientCourse[], causes = 1): LifeTableRow[] {
  const counts = new Map<number, { events: number[]; censored: number; entered: number }>()
  const at = (time: number) => {
    const row = counts.get(time) ?? { events: Array<number>(causes).fill(0), censored: 0, entered: 0 }
    counts.set(time, row)
    return row
  }
  for (const [i, { entry, time }] of followUps(patients).entries()) {
    const cause = patients[i]?.cause ?? 0
    if (!(Number.isInteger(cause) && cause >= 0 && cause <= causes)) {
      throw new RangeError(`cause must be an integer in [0, ${causes}], got ${cause}`)
    }
    const left = at(time)
    if (cause === 0) left.censored += 1
    else left.events[cause - 1] = (left.events[cause - 1] ?? 0) + 1
    if (entry !== null) at(entry).entered += 1
  }
  return [...counts].sort(([a], [b]) => a - b).map(([time, row]) => ({ time, ...row }))
}
