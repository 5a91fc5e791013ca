import { unmapped, type Convert } from './converted.js'

const truths = new Map<string, boolean>([
  ...['true', 't', 'yes', 'y', '1', '1.0', 'on'].map((spelling) => [spelling, true] as const),
  ...['false', 'f', 'no', 'n', '0', '0.0', 'off'].map((spelling) => [spelling, false] as const),
])

/** True or false in any of the usual spellings, or nothing. */
export const truth = (text: string): boolean | undefined => truths.get(text.trim().toLowerCase())

export const truthText: Convert = (text) => {
  const value = truth(text)
  return value === undefined ? unmapped(text, 'neither yes nor no') : { value: String(value) }
}
