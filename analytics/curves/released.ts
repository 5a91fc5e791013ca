import type { LifeTableRow } from '../statistics/survival/life-table.js'
import type { CourseCounts } from './course-counts.js'

export interface ReleaseOptions {
  /** How many causes there are. */
  readonly causes: number
  readonly horizon: number
  /** null: everything is released. */
  readonly threshold: number | null
}

/** What a role may see of the patients of a group. All that the answer shows of them is computed from this alone. */
export interface Released {
  readonly patients: number
  readonly rows: readonly LifeTableRow[]
  /** Still there at the horizon, and those whose leaving is not released. */
  readonly remaining: number
  readonly horizon: number
  /** The most that can wait for one cause, or for being censored, before `heldFrom`. */
  readonly mostWaiting: number
  /** The first day on which a batch was refused, from which on any number may wait; null where none was. */
  readonly heldFrom: number | null
  /** For each cause the days, rising, on which all its events until then are released. */
  readonly exactOn: readonly (readonly number[])[]
  /** The same for those censored. */
  readonly censoredExactOn: readonly number[]
}

/**
 * Let those who leave a group go only in batches of `threshold` or more.
 *
 * A count below the threshold waits, as if those patients were still there, until later ones of the same cause bring it to
 * the threshold; a batch that would leave fewer than the threshold, but somebody, waits for ever. So every patient of the
 * group is in exactly one batch or among those who remain, each of them none or at least `threshold`, and any number
 * computed from the batches, as differences, shares, risk sets and variances are, tells of these counts and of no others.
 *
 * Without censoring the incidence on a day of a cause's own batch is exact: who waits for another cause is at risk and
 * event-free alike, and their shares cancel.
 */
export function released(
  { patients, rows, remaining }: CourseCounts,
  { causes, horizon, threshold }: ReleaseOptions,
): Released {
  const days = Array.from({ length: horizon + 1 }, (_, day) => day)
  if (threshold === null) {
    const exactOn = Array<number[]>(causes).fill(days)
    return { patients, rows, remaining, horizon, mostWaiting: 0, heldFrom: null, exactOn, censoredExactOn: days }
  }
  const waiting = Array<number>(causes + 1).fill(0)
  const exactOn = waiting.map((): number[] => [])
  const batches: LifeTableRow[] = []
  const byDay = new Map(rows.map((row) => [row.time, [...row.events, row.censored]]))
  let left = patients
  let heldFrom: number | null = null
  for (const day of days) {
    for (const [i, count] of (byDay.get(day) ?? []).entries()) waiting[i] = (waiting[i] ?? 0) + count
    const batch = waiting.map((count) => (count >= threshold ? count : 0))
    const stay = left - batch.reduce((sum, count) => sum + count, 0)
    if (stay < left && (stay === 0 || stay >= threshold)) {
      batches.push({ time: day, events: batch.slice(0, causes), censored: batch[causes] ?? 0 })
      for (const [i, count] of batch.entries()) waiting[i] = (waiting[i] ?? 0) - count
      left = stay
    } else if (stay < left) {
      heldFrom ??= day
    }
    for (const [i, count] of waiting.entries()) if (count === 0) exactOn[i]?.push(day)
  }
  const [censoredExactOn = []] = exactOn.splice(causes)
  const told = { patients, rows: batches, remaining: left, horizon }
  return { ...told, mostWaiting: threshold - 1, heldFrom, exactOn, censoredExactOn }
}

/** The whole life table: those who remain are censored at the horizon. */
export function lifeTableOf({ rows, remaining, horizon }: Released, causes: number): readonly LifeTableRow[] {
  const last = rows.at(-1)
  if (remaining === 0) return rows
  if (last?.time === horizon) return [...rows.slice(0, -1), { ...last, censored: last.censored + remaining }]
  return [...rows, { time: horizon, events: Array<number>(causes).fill(0), censored: remaining }]
}
