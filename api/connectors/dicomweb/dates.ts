import { addDays, daysBetween, isPlainDate, type PlainDate } from '#analytics/vocabulary/calendar.js'
import { invalid, unknown, type Converted } from '../readers/converted.js'

/** The dates that servers are asked for. A study of another one is found among those without a date. */
const earliest = '1900-01-01'
const latest = '2199-12-31'

/** A `DA` as ISO 8601. `2020.01.01` is how ACR-NEMA wrote it (PS3.5 §6.2). */
const isoOf = (written: string): string => written.replace(/^(\d{4})(\.?)(\d{2})\2(\d{2})$/, '$1-$3-$4')

/** The day of a study. 1 January 1900 is how archives write that they do not know it. */
export function studyDay(written: string | null): Converted {
  if (written === null) return unknown
  const day = isoOf(written)
  if (isPlainDate(day) && day > earliest && day <= latest) return { value: day }
  return invalid(written, 'not a day of a study, as YYYYMMDD')
}

/** Whether every server finds a study of this date in a window: one in another form is compared letter by letter. */
export const isInWindows = (written: string | null): boolean => {
  const day = /^\d{8}$/.test(written ?? '') ? isoOf(written ?? '') : ''
  return isPlainDate(day) && day >= earliest && day <= latest
}

/** Days from the first to the last, both included. */
export interface Window {
  readonly first: PlainDate
  readonly last: PlainDate
}

export const daysOf = ({ first, last }: Window): number => daysBetween(first, last) + 1

/** So many days after a day, or from the beginning; null where all are read. */
export function windowAfter(reached: PlainDate | null, days: number): Window | null {
  const first = reached === null ? earliest : addDays(reached, 1)
  if (first > latest) return null
  const last = addDays(first, Math.min(days, daysBetween(first, latest) + 1) - 1)
  return { first, last }
}

/** As a range of `DA`. @example rangeOf({ first: '2020-01-01', last: '2020-01-31' }) // '20200101-20200131' */
export const rangeOf = ({ first, last }: Window): string => `${first.replaceAll('-', '')}-${last.replaceAll('-', '')}`
