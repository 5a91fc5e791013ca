import { addDays, dayOfWeek, daysBetween, isPlainDate, yearOf, type PlainDate } from './calendar.js'

/** Weeks from Monday, or from Sunday as epidemiologists in the United States count them. */
export type WeekGrain = 'isoWeek' | 'epiWeek'

/** A week with its number, from its first day up to the first one after it. */
export interface Week {
  /** The year that the number belongs to, which is not that of every day of the week. */
  readonly year: number
  readonly week: number
  readonly from: PlainDate
  readonly to: PlainDate
}

/** The Monday (ISO) or the Sunday (MMWR) that the week of a date begins on. */
export function startOfWeek(grain: WeekGrain, date: PlainDate): PlainDate {
  const day = dayOfWeek(date)
  return addDays(date, -(grain === 'isoWeek' ? (day + 6) % 7 : day))
}

/**
 * The numbered week that a date lies in.
 *
 * Week 1 is the first with at least four days in its year: a week belongs to the year of its Thursday (ISO) or of its
 * Wednesday (MMWR), the fourth day of both. Some years have 53 weeks, and not the same ones in both.
 *
 * ISO 8601-1:2019, 3.1.1.23; Centers for Disease Control and Prevention. MMWR Weeks.
 *
 * @throws RangeError unless the date is a day of the calendar
 * @example weekOf('epiWeek', '2021-01-02') // { year: 2020, week: 53, from: '2020-12-27', to: '2021-01-03' }
 */
export function weekOf(grain: WeekGrain, date: PlainDate): Week {
  const isDay: boolean = isPlainDate(date)
  if (!isDay) throw new RangeError(`expected a date such as 2021-01-02, got ${date}`)
  const from = startOfWeek(grain, date)
  const fourthDay = addDays(from, 3)
  const year = yearOf(fourthDay)
  const days = daysBetween(`${fourthDay.slice(0, 4)}-01-01`, fourthDay)
  return { year, week: Math.floor(days / 7) + 1, from, to: addDays(from, 7) }
}
