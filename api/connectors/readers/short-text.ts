import { invalid, type Convert } from './converted.js'

const longest = 200

/** Free of identifying content and short: site and project codes, LOINC codes. */
export const shortText: Convert = (text) => {
  const value = text.trim().replace(/\s+/g, ' ')
  return value.length > longest ? invalid(value, `longer than ${longest} characters`) : { value }
}
