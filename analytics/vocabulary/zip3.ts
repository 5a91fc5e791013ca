import { zip3Ranges } from '#data/geography/zip3.js'

/**
 * A three-digit ZIP prefix as text, with the leading zeros that spreadsheets drop, or null where it is withheld.
 *
 * @example zip3('94') // '094'
 * @example zip3('000') // null
 * @throws RangeError for anything but one to three digits: a full ZIP code must not come in
 */
export function zip3(raw: string): string | null {
  const digits = raw.trim().replace(/\.0$/, '')
  if (!/^\d{1,3}$/.test(digits)) throw new RangeError('expected a ZIP prefix of at most three digits')
  return Number(digits) === 0 ? null : digits.padStart(3, '0')
}

/** The ISO 3166-2 code of the state a ZIP prefix lies in, or null where it lies in none. */
export function subdivisionOfZip3(prefix: string): string | null {
  const number = Number(prefix)
  return zip3Ranges.find(([first, last]) => first <= number && number <= last)?.[2] ?? null
}
