import { holdsEmail, holdsPostalAddress, holdsWebAddress, withoutWebAddresses } from './addresses.js'
import { holdsCodedName } from './coded-name.js'
import { holdsDate, holdsPackedDate } from './dates.js'
import type { Expectation } from './expectation.js'
import type { IdentifyingKind } from './kind.js'
import { holdsRecordNumber, holdsSocialSecurityNumber, holdsTelephone, holdsUid } from './numbers.js'
import { holdsPersonName, isCitation } from './person-name.js'

/** What is read of a text: longer ones are notes, and are not kept whatever they say. */
const longest = 4_000

/** Before this year a date in a code is nobody's delivery. */
const repositories = 2000

/**
 * What a text holds that could identify a person, or null.
 *
 * Finds by form and by lists of common names, so it is a second guard and not a proof: a rare name alone passes.
 * What is the name of an institution, a citation or a public code is let through.
 *
 * @example identifying('Garcia, Maria', freeText) // 'name'
 * @example identifying('Maria Garcia Memorial Hospital', freeText) // null
 */
export function identifying(text: string, expected: Expectation): IdentifyingKind | null {
  const read = text.slice(0, longest).replace(/\s+/g, ' ')
  if (holdsEmail(read)) return 'email'
  if (holdsWebAddress(read)) return 'web-address'
  const rest = withoutWebAddresses(read)
  return (/\d/.test(rest) ? numbered(rest, expected) : null) ?? personal(rest, expected)
}

function personal(text: string, { credits, listed }: Expectation): IdentifyingKind | null {
  if (credits && isCitation(text)) return null
  return holdsPersonName(text) || (listed && holdsCodedName(text)) ? 'name' : null
}

function numbered(text: string, expected: Expectation): IdentifyingKind | null {
  if (holdsUid(text)) return 'uid'
  if (holdsSocialSecurityNumber(text)) return 'social-security-number'
  if (!expected.dates && (holdsDate(text) || holdsPackedDate(text, expected.codes ? repositories : undefined)))
    return 'date'
  if (holdsTelephone(text)) return 'telephone'
  if (holdsRecordNumber(expected.dates ? withoutDates(text) : text, expected)) return 'record-number'
  return holdsPostalAddress(text) ? 'postal-address' : null
}

const withoutDates = (text: string): string =>
  text.replace(/(?<!\d)(?:19|20)\d{6}(?!\d)|(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/g, ' ')
