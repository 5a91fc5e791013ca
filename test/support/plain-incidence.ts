/** One patient's follow-up, with the cause that ended it, or null where none is known to have. */
export interface PlainFollowUp {
  readonly day: number
  readonly cause: string | null
  /** The day after which the patient is followed; null where from the beginning. */
  readonly entry?: number | null
}

export interface PlainDay {
  readonly day: number
  readonly atRisk: number
  readonly eventFree: number
  readonly incidence: Readonly<Record<string, number>>
}

/** Cumulative incidences by day, patient by patient: everybody at risk is counted anew each day. */
export function plainIncidence(patients: readonly PlainFollowUp[], causes: readonly string[]): readonly PlainDay[] {
  const days = [...new Set(patients.map(({ day }) => day))].sort((a, b) => a - b)
  const incidence = Object.fromEntries(causes.map((cause) => [cause, 0]))
  let eventFree = 1
  return days.map((day) => {
    const atRisk = patients.filter((patient) => patient.day >= day && (patient.entry ?? -1) < day).length
    const before = eventFree
    for (const cause of causes) {
      const events = patients.filter((patient) => patient.day === day && patient.cause === cause).length
      incidence[cause] = (incidence[cause] ?? 0) + (before * events) / atRisk
      eventFree -= (before * events) / atRisk
    }
    return { day, atRisk, eventFree, incidence: { ...incidence } }
  })
}

/** Mantel's log-rank statistic of two groups: observed less expected of the first, squared, over its variance. */
export function plainLogRank(one: readonly PlainFollowUp[], other: readonly PlainFollowUp[]): number {
  const all = [...one, ...other]
  const days = [...new Set(all.filter(({ cause }) => cause !== null).map(({ day }) => day))]
  let difference = 0
  let variance = 0
  for (const day of days) {
    const atRisk = all.filter((each) => each.day >= day).length
    const mine = one.filter((each) => each.day >= day).length
    const events = all.filter((each) => each.day === day && each.cause !== null).length
    const own = one.filter((each) => each.day === day && each.cause !== null).length
    difference += own - (events * mine) / atRisk
    if (atRisk > 1) {
      variance += (events * (mine / atRisk) * (1 - mine / atRisk) * (atRisk - events)) / (atRisk - 1)
    }
  }
  return difference ** 2 / variance
}
