import { addDays, isPlainDate } from '#analytics/vocabulary/calendar.js'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Dates that systems write for "no date", in ISO form. */
const sentinels = new Set(['1899-12-30', '1899-12-31', '1900-01-01', '1901-01-01', '9999-12-31', '1900', '9999'])

export type ParsedDate =
  | { readonly status: 'known'; readonly iso: string }
  | { readonly status: 'missing' }
  | { readonly status: 'invalid'; readonly isOutOfRange?: true }

type DateReader = (text: string) => string | null

/** What a file may say of dates when its mapping does not: forms that can be read in one way only. */
const plainFormats = ['yyyy', 'yyyy-mm', 'yyyymmdd', 'mmm d, yyyy', 'dd-mmm-yyyy', 'd mmm yyyy', 'yyyy/mm/dd']
const isoFormats = ['yyyy-mm-dd']

const parts: Readonly<Record<string, string>> = {
  yyyy: '(?<year>\\d{4})',
  yy: '(?<year>\\d{2})',
  mmmm: '(?<month>[a-z]{3,9})\\.?',
  mmm: '(?<month>[a-z]{3,9})\\.?',
  mm: '(?<month>\\d{1,2})',
  m: '(?<month>\\d{1,2})',
  dd: '(?<day>\\d{1,2})',
  d: '(?<day>\\d{1,2})',
}
const time = '(?:[ t]\\d{1,2}:\\d{2}.*)?'

/** Without separators two letters are two digits: `20200331` has one reading. */
const packed = (source: string): string => source.replaceAll('\\d{1,2}', '\\d{2}')

function fullYear(digits: string): number {
  const year = Number(digits)
  // As POSIX strptime does it: 69 to 99 are of the twentieth century.
  return digits.length === 4 ? year : year + (year >= 69 ? 1900 : 2000)
}

function iso(year: number, month?: number, day?: number): string | null {
  if (year < 1800 || (year > 2200 && year !== 9999)) return null
  const date = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1))
  if (date.getUTCMonth() !== (month ?? 1) - 1 || date.getUTCDate() !== (day ?? 1)) return null
  return date.toISOString().slice(0, day === undefined ? (month === undefined ? 4 : 7) : 10)
}

const monthNumber = (text: string): number =>
  /^\d+$/.test(text) ? Number(text) : months.indexOf(text.slice(0, 3).toLowerCase()) + 1

/** Days since 1899-12-30, as a spreadsheet counts. */
const excel: DateReader = (text) => {
  if (!/^\d{1,6}(\.\d+)?$/.test(text)) return null
  const [year = 0, month, day] = addDays('1899-12-30', Math.floor(Number(text)))
    .split('-')
    .map(Number)
  return iso(year, month, day)
}

/**
 * Reads dates written in a form such as `dd/mm/yyyy`, `mmm d, yyyy`, `yyyymmdd`, `yyyy` or `excel`; a time of day after
 * the date is left out.
 *
 * @throws RangeError for a form without a year or with other letters
 */
export function dateReader(format: string): DateReader {
  const form = format.trim().toLowerCase()
  if (form === 'excel') return excel
  const tokens = form.match(/y+|m+|d+|[^ymd]+/g) ?? []
  const source = tokens.map((token) => parts[token] ?? token.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('')
  const named = tokens.filter((token) => token in parts)
  const kinds = named.map((token) => token[0]).sort()
  if (/[a-z]/.test(form.replace(/[ymd]/g, '')) || !['y', 'my', 'dmy'].includes(kinds.join('')))
    throw new RangeError(`"${format}" is not a form of dates`)
  const expression = new RegExp(`^${named.length === tokens.length ? packed(source) : source}${time}$`, 'i')
  return (text) => {
    const { year, month, day } = expression.exec(text)?.groups ?? {}
    if (year === undefined) return null
    return iso(fullYear(year), month === undefined ? month : monthNumber(month), day === undefined ? day : Number(day))
  }
}

/**
 * A date at the precision it is written with, by the first form that fits. ISO dates are always read.
 *
 * @example dateParser(['dd/mm/yyyy'])('31/03/2020') // { status: 'known', iso: '2020-03-31' }
 */
export function dateParser(formats?: readonly string[]): (text: string) => ParsedDate {
  const readers = [...isoFormats, ...(formats ?? plainFormats)].map(dateReader)
  return (text) => {
    for (const read of readers) {
      const date = read(text.trim().replace(/\s+/g, ' '))
      if (date !== null) return sentinels.has(date) ? { status: 'missing' } : { status: 'known', iso: date }
    }
    const isDay: boolean = isPlainDate(text.trim().slice(0, 10))
    return isDay ? { status: 'invalid', isOutOfRange: true } : { status: 'invalid' }
  }
}
