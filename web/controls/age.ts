import { minutesSince, minutesUntil } from '../format/date.js'
import { words } from '../words/words.js'

const hour = 60
const day = 24 * hour

/**
 * A current snapshot older than this shows its age in place of its date. Two days: exports run several times a day,
 * and one that brings nothing new publishes nothing, as over a weekend's first day.
 */
const staleMinutes = 2 * day

export const isStale = (minutes: number): boolean => minutes > staleMinutes

const month = 30.44 * day
const year = 365.25 * day

/** In one unit, the largest of which there are two, so that limits such as 90 days are said as they are written. @example ageOf(4320) // '3 days' */
export function ageOf(minutes: number): string {
  const { ages } = words.shell
  if (minutes >= 2 * year) return ages.years(Math.floor(minutes / year))
  if (minutes > 120 * day) return ages.months(Math.floor(minutes / month))
  if (minutes >= 2 * day) return ages.days(Math.floor(minutes / day))
  if (minutes >= hour) return ages.hours(Math.floor(minutes / hour))
  return ages.minutes(minutes)
}

/** @example sinceInWords('2026-11-22T04:00:00Z', new Date('2026-11-22T06:00:00Z')) // '2 hours ago' */
export const sinceInWords = (instant: string, now: Date): string =>
  words.operations.ago(ageOf(minutesSince(instant, now)))

/** @example untilInWords('2026-11-22T06:40:00Z', new Date('2026-11-22T06:00:00Z')) // 'in 40 minutes' */
export function untilInWords(instant: string, now: Date): string {
  const minutes = minutesUntil(instant, now)
  return minutes === 0 ? words.operations.due : words.operations.ahead(ageOf(minutes))
}
