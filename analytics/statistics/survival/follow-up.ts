import { tiedTimes } from './tied-times.js'

/** The time that a patient was observed. */
export interface FollowUp {
  /** When the patient came under observation; absent or null where at risk from the beginning. */
  readonly entry?: number | null
  /** How long the patient was observed, from the beginning and not from entry. */
  readonly time: number
}

/**
 * Entries and times of patients, those that differ by rounding made the same.
 *
 * @returns in the order given; the entry is null where the patient is at risk from the beginning
 * @throws RangeError unless 0 <= time, and 0 <= entry < time beyond rounding
 * @example followUps([{ entry: 1, time: 2 }, { time: 3 }]) // [{ entry: 1, time: 2 }, { entry: null, time: 3 }]
 */
export function followUps(patients: readonly FollowUp[]): { entry: number | null; time: number }[] {
  const wrong = patients.find(({ time }) => !(time >= 0 && time < Infinity))
  if (wrong !== undefined) throw new RangeError(`time must be zero or more and finite, got ${wrong.time}`)
  const tied = tiedTimes(patients.flatMap(({ entry, time }) => [entry ?? time, time]))
  return patients.map((patient) => {
    const time = tied(patient.time)
    const given = patient.entry ?? null
    if (given === null) return { entry: null, time }
    const entry = tied(given)
    if (!(given >= 0 && entry < time)) {
      throw new RangeError(`entry must lie in [0, ${time}), before the time, got ${given}`)
    }
    return { entry, time }
  })
}
