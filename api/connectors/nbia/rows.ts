import { z } from 'zod'

/** A row of NBIA: a series, a patient or a study, whose names are spelt differently by each of its endpoints. */
export const rows = z.array(z.record(z.string(), z.unknown()))
export type Row = Readonly<Record<string, unknown>>

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '')

/** What a row has under a name, however it is spelt: `ImageCount`, `Image Count`, `imageCount`. */
export function valueOf(row: Row, ...names: readonly string[]): string | null {
  const wanted = new Set(names.map(plain))
  for (const [name, value] of Object.entries(row)) {
    if (!wanted.has(plain(name))) continue
    if (typeof value === 'number') return String(value)
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
  }
  return null
}
