import { isPlainDate } from '#analytics/vocabulary/calendar.js'

const monthNames = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'
const monthWord = `(?:${monthNames})[a-z]{0,6}\\.?`

const pad = (text: string): string => text.padStart(2, '0')

const isLived = (year: string): boolean => Number(year) >= 1890 && Number(year) <= 2100

const isDay = (year: string, month: string, day: string): boolean =>
  isLived(year) && isPlainDate(`${year}-${pad(month)}-${pad(day)}`)

/** Which of two numbers is the month is not known: either makes a date. */
const isEither = (year: string, one: string, other: string): boolean =>
  isDay(year, one, other) || isDay(year, other, one)

interface Form {
  readonly pattern: RegExp
  /** Whether the groups of a match make a day. */
  readonly test: (groups: readonly string[]) => boolean
}

const form = (pattern: RegExp, test: Form['test']): Form => ({ pattern, test })

const forms: readonly Form[] = [
  form(/(?<!\d)(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?!\d)/g, ([y = '', m = '', d = '']) => isDay(y, m, d)),
  form(/(?<![\d.])(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4})(?!\d)/g, ([a = '', b = '', y = '']) =>
    isEither(y, a, b),
  ),
  // Of two-digit years only with slashes or hyphens: `1.2.20` may be a version.
  form(/(?<![\w/.-])(\d{1,2})([-/])(\d{1,2})\2(\d{2})(?![\w/-])/g, ([a = '', , b = '', y = '']) =>
    isEither(`19${y}`, a, b),
  ),
  form(
    new RegExp(`(?<![a-z])${monthWord}\\s*-?(\\d{1,2})(?:st|nd|rd|th)?,?[\\s-]+(\\d{4})(?!\\d)`, 'gi'),
    ([d = '', y = '']) => isDay(y, '1', d),
  ),
  form(
    new RegExp(
      `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|\\.)?[\\s-]*(?:of )?${monthWord},?[\\s-]*(\\d{4}|'?\\d{2})(?!\\d)`,
      'gi',
    ),
    ([d = '', y = '']) => isDay(y.length === 4 ? y : `19${y.slice(-2)}`, '1', d),
  ),
]

/** `19500304`, as DICOM writes dates, alone or glued to letters. */
const packed = /(?<!\d)((?:18|19|20)\d{2})(\d{2})(\d{2})(?!\d)/g

/** Whether a text holds a date to the day, in any of the usual forms. */
export const holdsDate = (text: string): boolean =>
  forms.some(({ pattern, test }) => [...text.matchAll(pattern)].some((match) => test(match.slice(1))))

/** @param before only days before this year: names of deliveries hold later ones */
export const holdsPackedDate = (text: string, before = 2101): boolean =>
  [...text.matchAll(packed)].some(([, y = '', m = '', d = '']) => isDay(y, m, d) && Number(y) < before)
