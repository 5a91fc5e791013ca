import { addDays, isPlainDate, type PlainDate } from '#analytics/vocabulary/calendar.js'
import { invalid, type Converted } from '../readers/converted.js'

/** A `DA` as ISO 8601; `2020.01.01` is how ACR-NEMA wrote it (PS3.5 §6.2). */
export function studyDate(value: string | null): Converted {
  if (value === null) return { value: null }
  const [, year = '', month = '', day = ''] = /^(\d{4})\.?(\d{2})\.?(\d{2})$/.exec(value) ?? []
  const iso: string = `${year}-${month}-${day}`
  if (isPlainDate(iso) && iso >= '1900-01-02') return { value: iso }
  return invalid(value, 'not a date of a study as YYYYMMDD')
}

/** Days from the first to the last, both included. */
export interface Window {
  readonly first: PlainDate
  readonly last: PlainDate
}

/** All dates that a study can have. */
export const always: Window = { first: '1900-01-01', last: '2199-12-31' }

const dayNumber = (date: PlainDate): number => Date.parse(date) / 86_400_000

export const isOneDay = ({ first, last }: Window): boolean => first === last

/** The two halves of a window of several days. */
export function halves({ first, last }: Window): readonly [Window, Window] {
  const middle = addDays(first, Math.floor((dayNumber(last) - dayNumber(first)) / 2))
  return [
    { first, last: middle },
    { first: addDays(middle, 1), last },
  ]
}

export const dayAfter = (date: PlainDate): PlainDate => addDays(date, 1)

/** As a range of `DA`. @example rangeOf({ first: '2020-01-01', last: '2020-01-31' }) // '20200101-20200131' */
export const rangeOf = ({ first, last }: Window): string => `${first.replaceAll('-', '')}-${last.replaceAll('-', '')}`
