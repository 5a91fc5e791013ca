import { createHash } from 'node:crypto'
import { isMissing } from '#analytics/vocabulary/code.js'
import { shortText } from '../readers/short-text.js'

export interface Site {
  readonly code: string
  readonly name: string
}

const plain = (name: string): string => name.trim().toLowerCase().replace(/\s+/g, ' ')

/** The institution that made a study. Its name is for managers; what others see is a code made of it. */
export function siteOf(institution: string | null): Site | null {
  if (institution === null || isMissing(institution)) return null
  const name = shortText(institution).value
  if (name === null) return null
  return { code: `site-${createHash('sha256').update(plain(name)).digest('hex').slice(0, 10)}`, name }
}
