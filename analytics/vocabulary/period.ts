import type { Grain, Period } from '../contract/trends.js'
import { addDays, addMonths, type PlainDate } from './calendar.js'
import { startOfWeek, weekOf, type WeekGrain } from './week.js'

type CalendarGrain = Exclude<Grain, 'none'>

const monthsIn: Partial<Record<CalendarGrain, number>> = { month: 1, quarter: 3, year: 12 }

/** The first day of the period of a grain that a date lies in. */
export function startOf(grain: CalendarGrain, date: PlainDate): PlainDate {
  switch (grain) {
    case 'day':
      return date
    case 'isoWeek':
    case 'epiWeek':
      return startOfWeek(grain, date)
    case 'month':
      return `${date.slice(0, 7)}-01`
    case 'quarter':
      return addMonths(`${date.slice(0, 7)}-01`, -((Number(date.slice(5, 7)) - 1) % 3))
    case 'year':
      return `${date.slice(0, 4)}-01-01`
  }
}

/** The first day after the period that begins on `start`. */
export function endOf(grain: CalendarGrain, start: PlainDate): PlainDate {
  const months = monthsIn[grain]
  if (months) return addMonths(start, months)
  return addDays(start, grain === 'day' ? 1 : 7)
}

/** The first day of the period so many before the one that begins on `start`. */
export function startBefore(grain: CalendarGrain, start: PlainDate, periods: number): PlainDate {
  const months = monthsIn[grain]
  if (months) return addMonths(start, -months * periods)
  return addDays(start, -periods * (grain === 'day' ? 1 : 7))
}

/** How a period is written: `2022-03`, `2022-Q1`, `2022-W09` (ISO 8601), `2022-MW09` (MMWR). */
export function labelOf(grain: CalendarGrain, start: PlainDate): string {
  switch (grain) {
    case 'day':
      return start
    case 'month':
      return start.slice(0, 7)
    case 'quarter':
      return `${start.slice(0, 4)}-Q${Math.ceil(Number(start.slice(5, 7)) / 3)}`
    case 'year':
      return start.slice(0, 4)
    case 'isoWeek':
      return weekLabel(grain, start, 'W')
    case 'epiWeek':
      return weekLabel(grain, start, 'MW')
  }
}

function weekLabel(grain: WeekGrain, start: PlainDate, prefix: string): string {
  const { year, week } = weekOf(grain, start)
  return `${year}-${prefix}${String(week).padStart(2, '0')}`
}

/** Every period from the one that holds `from` up to the one before `to`; none is left out. */
export function periodsBetween(grain: CalendarGrain, from: PlainDate, to: PlainDate): readonly Period[] {
  const periods: Period[] = []
  for (let start = startOf(grain, from); start < to; start = endOf(grain, start)) {
    periods.push({ label: labelOf(grain, start), from: start, to: endOf(grain, start) })
  }
  return periods
}

/** Every day number from `from` up to the one before `to`. */
export function dayNumbersBetween(from: number, to: number): readonly Period[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => {
    const day = from + i
    return { label: `day ${day}`, from: String(day), to: String(day + 1) }
  })
}
