import type { Quartiles } from '../contract/cell.js'

/** One cell before disclosure: exact, and never leaves the server as it is. */
export interface Tally {
  readonly numerator: number | null
  readonly denominator: number | null
  readonly unknown: number | null
  readonly quartiles: Quartiles | null
  /** All patients behind the cell. */
  readonly patients: number
  /** Patients behind each part that a reader of the cell could single out: yes, no. */
  readonly parts: readonly number[]
  readonly unknownPatients: number
}

/** A cell that no record falls into: zero for a count, nothing to divide for anything else. */
export const emptyTally: Tally = {
  numerator: 0,
  denominator: 0,
  unknown: 0,
  quartiles: null,
  patients: 0,
  parts: [],
  unknownPatients: 0,
}

type Row = Readonly<Record<string, unknown>>

const number = (value: unknown): number | null => (typeof value === 'number' ? value : null)

const quartilesOf = (value: unknown): Quartiles | null => {
  if (!Array.isArray(value)) return null
  const [q1, median, q3] = value as readonly unknown[]
  return typeof q1 === 'number' && typeof median === 'number' && typeof q3 === 'number' ? { q1, median, q3 } : null
}

/** Read the columns that analytics/cube/aggregates.ts names. */
export function tally(row: Row): Tally {
  const patients = number(row['patients']) ?? 0
  const parts = [number(row['yes_patients']), number(row['no_patients'])].filter((part) => part !== null)
  return {
    numerator: number(row['numerator']),
    denominator: number(row['denominator']),
    unknown: number(row['unknown']),
    quartiles: quartilesOf(row['quartiles']),
    patients,
    parts: parts.length === 0 ? [patients] : parts,
    unknownPatients: number(row['unknown_patients']) ?? 0,
  }
}
