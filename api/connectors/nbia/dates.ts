import { isPlainDate } from '#analytics/vocabulary/calendar.js'
import { invalid, type Converted } from '../readers/converted.js'

/**
 * A date of NBIA in ISO 8601. It writes `2020-10-21 00:00:00.0`, `10-21-2020`, and in one place of its documentation
 * `21/10/2020`: hyphens come with the month first, slashes with the day.
 */
export function nbiaDate(value: string): Converted {
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(value)
  const american = /^(\d{2})-(\d{2})-(\d{4})/.exec(value)
  const european = /^(\d{2})\/(\d{2})\/(\d{4})/.exec(value)
  const found = iso
    ? [iso[1], iso[2], iso[3]]
    : american
      ? [american[3], american[1], american[2]]
      : european
        ? [european[3], european[2], european[1]]
        : []
  const date: string = found.join('-')
  return isPlainDate(date) ? { value: date } : invalid(value, 'not a date as NBIA writes them')
}
