import { followUps, type FollowUp } from './follow-up.js'

/** Patients who are alike. */
export interface CoxRow extends FollowUp {
  /** Whether it ended with the event. */
  readonly event: boolean
  readonly covariates: readonly number[]
  /** How many they are: 1, unless said. */
  readonly count?: number
}

export interface CoxPatient {
  readonly time: number
  readonly entry: number
  readonly event: boolean
  readonly count: number
  /** Less their mean over all patients, which changes no coefficient and keeps sums small. */
  readonly covariates: readonly number[]
}

export interface CoxData {
  readonly patients: number
  readonly events: number
  /** How many covariates there are. */
  readonly width: number
  /** Longest observed first. */
  readonly byTime: readonly CoxPatient[]
  /** Those who entered late, the latest first. */
  readonly byEntry: readonly CoxPatient[]
}

/**
 * Rows of patients in the orders in which a partial likelihood passes them.
 *
 * @throws RangeError where rows differ in their covariates or have none, unless 0 <= time, entry < time, covariates are
 * finite and counts are integers of zero or more
 */
export function coxData(rows: readonly CoxRow[]): CoxData {
  const width = rows[0]?.covariates.length ?? 1
  for (const row of rows) requireRow(row, width)
  const times = followUps(rows)
  const patients = rows.reduce((sum, { count = 1 }) => sum + count, 0)
  const means = Array.from({ length: width }, (_, i) =>
    rows.reduce((sum, { covariates, count = 1 }) => sum + ((covariates[i] ?? 0) * count) / patients, 0),
  )
  const followed = rows.map(({ event, covariates, count = 1 }, i) => ({
    time: times[i]?.time ?? 0,
    entry: times[i]?.entry ?? -Infinity,
    event,
    count,
    covariates: covariates.map((value, j) => value - (means[j] ?? 0)),
  }))
  return {
    patients,
    events: followed.reduce((sum, { event, count }) => sum + (event ? count : 0), 0),
    width,
    byTime: followed.toSorted((a, b) => b.time - a.time),
    byEntry: followed.filter(({ entry }) => entry >= 0).sort((a, b) => b.entry - a.entry),
  }
}

function requireRow({ covariates, count = 1 }: CoxRow, width: number): void {
  if (!(Number.isInteger(count) && count >= 0)) {
    throw new RangeError(`count must be an integer of zero or more, got ${count}`)
  }
  if (covariates.length !== width || width === 0) {
    throw new RangeError(`every row must have the same covariates, one or more, got ${covariates.length}`)
  }
  const wrong = covariates.find((value) => !Number.isFinite(value))
  if (wrong !== undefined) throw new RangeError(`covariates must be finite, got ${wrong}`)
}
