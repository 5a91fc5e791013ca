import { discreet, shape } from '#api/connectors/shape.js'
import type { Observation } from '#api/connectors/connector.js'
import type { Gen3Record } from './conformed.js'
import { text } from './text.js'

export type Remark = Pick<Observation, 'kind' | 'value' | 'reason'>

/** What a property says, as the text that is staged, and what could not be used of it. */
export interface Reading {
  readonly value: string | null
  readonly remarks: readonly Remark[]
}

/** Reads one property; the record is there for what must be read together. */
export type Read = (raw: unknown, record: Gen3Record) => Reading

const noRemarks: readonly Remark[] = []

export const unknown: Reading = { value: null, remarks: noRemarks }

export const known = (value: string): Reading => ({ value, remarks: noRemarks })

/** Free text can be long, and hold dates and numbers: 60 characters are enough to find it, the shape where it has those. */
export const unmapped = (value: string, reason: string): Reading => ({
  value: null,
  remarks: [{ kind: 'unmapped', value: discreet(value.slice(0, 60), []), reason }],
})

/** A value that cannot be right. Only its shape is told: an invalid ZIP code may be a whole one. */
export const invalid = (value: string, reason: string): Reading => ({
  value: null,
  remarks: [{ kind: 'invalid', value: shape(value), reason }],
})

/** Beyond this many spellings of one property, they are read anew each time: free text must not fill the memory. */
const mostRemembered = 5000

/** A reader of texts that remembers: records have few spellings, and reading one costs more than finding it. */
export function remembering(read: (spelling: string) => Reading): Read {
  const seen = new Map<string, Reading>()
  return (raw) => {
    const spelling = text(raw)
    if (spelling === null) return unknown
    const before = seen.get(spelling)
    if (before) return before
    const reading = read(spelling)
    if (seen.size < mostRemembered) seen.set(spelling, reading)
    return reading
  }
}
