import type { Observation } from '../connector.js'

export type Remark = Pick<Observation, 'kind' | 'value' | 'reason' | 'written'>

/** What a spelling says, as the text that is staged, and what could not be used of it, as it was written. */
export interface Converted {
  readonly value: string | null
  readonly remark?: Remark
}
export type Convert = (text: string) => Converted

export const unknown: Converted = { value: null }

export const invalid = (value: string, reason: string): Converted => ({
  value: null,
  remark: { kind: 'invalid', value, reason },
})

export const unmapped = (value: string, reason: string): Converted => ({
  value: null,
  remark: { kind: 'unmapped', value, reason },
})
