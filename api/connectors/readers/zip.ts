import { subdivisionOfZip3, zip3 } from '#analytics/vocabulary/zip3.js'
import { invalid, unmapped, type Convert } from './converted.js'

/** A ZIP prefix. `000` and `0` are withheld; a full ZIP code must not come in. */
export const zipPrefix: Convert = (text) => {
  try {
    return { value: zip3(text) }
  } catch {
    return invalid(text, 'not a ZIP prefix of three digits')
  }
}

/** The state a ZIP prefix lies in. */
export const stateOfZip: Convert = (text) => {
  const prefix = zipPrefix(text)
  if (prefix.value === null) return prefix
  const value = subdivisionOfZip3(prefix.value)
  return value === null ? unmapped(prefix.value, 'a ZIP prefix of no state') : { value }
}
