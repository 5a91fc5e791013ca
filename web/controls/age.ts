import { words } from '../words/words.js'

const hour = 60
const day = 24 * hour

/**
 * A current snapshot older than this shows its age in place of its date. Two days: exports run several times a day,
 * and one that brings nothing new publishes nothing, as over a weekend's first day.
 */
const staleMinutes = 2 * day

export const isStale = (minutes: number): boolean => minutes > staleMinutes

/** @example ageOf(4320) // '3 days' */
export function ageOf(minutes: number): string {
  const { ages } = words.shell
  if (minutes >= 2 * day) return ages.days(Math.floor(minutes / day))
  if (minutes >= hour) return ages.hours(Math.floor(minutes / hour))
  return ages.minutes(minutes)
}
