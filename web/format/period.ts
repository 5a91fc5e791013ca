import type { Grain, Period } from '#analytics/contract/trends.js'
import { calendarDay, calendarMonth, dayBefore } from './date.js'

/**
 * A period by the name people use for it.
 *
 * @example periodName({ label: '2024-10', from: '2024-10-01', to: '2024-11-01' }, 'month') // 'Oct 2024'
 */
export function periodName({ label, from }: Period, grain: Grain): string {
  switch (grain) {
    case 'day':
      return isDate(from) ? calendarDay(from) : label
    case 'month':
      return isDate(from) ? calendarMonth(from) : label
    case 'quarter':
      return isDate(from) ? `Q${Math.ceil(Number(from.slice(5, 7)) / 3)} ${from.slice(0, 4)}` : label
    default:
      return label
  }
}

/** A half-open span with its last day, as people say it. @example 'to 31 Oct 2024' for to = '2024-11-01' */
export const lastDay = (to: string): string => (isDate(to) ? calendarDay(dayBefore(to)) : to)

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}/.test(text)
