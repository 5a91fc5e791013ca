import { code } from '#analytics/vocabulary/code.js'
import { recoded } from '#data/dictionaries/imaging.js'
import { unknown, unmapped, type Convert } from './converted.js'

/** Reads a code of a dictionary in data/dictionaries/. */
export function codeText(dictionary: string): Convert {
  return (text) => {
    const found = code(dictionary, text)
    if (found.status === 'missing') return unknown
    if (found.status === 'known') {
      const reason = dictionary === 'modality' ? recoded[text.trim().toLowerCase()] : undefined
      return { value: found.code, ...(reason ? { remark: { kind: 'recoded', value: text.trim(), reason } } : {}) }
    }
    // Subdivisions without a map of their own are kept as their ISO 3166-2 code.
    if (dictionary === 'subdivision' && /^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(found.value)) return { value: found.value }
    return unmapped(found.value, `not in the code list "${dictionary}"`)
  }
}
