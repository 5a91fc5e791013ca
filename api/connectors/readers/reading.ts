import type { Convert, Remark } from '#api/connectors/readers/converted.js'
import { remembered } from '#api/connectors/remembered.js'
import { discreet, shape } from '#api/connectors/shape.js'
import type { RawRecord } from './conformed.js'
import { text } from './text.js'

/** What a property says, as the text that is staged, and what could not be used of it. */
export interface Reading {
  readonly value: string | null
  readonly remarks: readonly Remark[]
}

/** Reads one property; the record is there for what must be read together. */
export type Read = (raw: unknown, record: RawRecord) => Reading

const noRemarks: readonly Remark[] = []

export const unknown: Reading = { value: null, remarks: noRemarks }

export const known = (value: string): Reading => ({ value, remarks: noRemarks })

/** A reader of texts that remembers. */
export function remembering(read: (spelling: string) => Reading): Read {
  const readOnce = remembered(read)
  return (raw) => {
    const spelling = text(raw)
    return spelling === null ? unknown : readOnce(spelling)
  }
}

/** A property read as a spelling is read of any source. */
export const spelled = (convert: Convert): Read =>
  remembering((spelling) => {
    const { value, remark } = convert(spelling)
    return remark === undefined ? { value, remarks: noRemarks } : { value, remarks: [discreetly(remark)] }
  })

/**
 * Of a value that cannot be right only its shape is told: an invalid ZIP code may be a whole one. Other free text can be
 * long, and hold dates and numbers: 60 characters are enough to find it, the shape where it has those.
 */
function discreetly(remark: Remark): Remark {
  const { value } = remark
  const written = () => value
  if (remark.kind === 'invalid') return { ...remark, value: shape(value), written }
  return remark.kind === 'unmapped' ? { ...remark, value: discreet(value.slice(0, 60), []), written } : remark
}
