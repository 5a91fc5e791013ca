import type { Quartiles } from '../contract/cell.js'
import type { Parts } from './line.js'

/** One cell before disclosure: exact, and never leaves the server as it is. */
export interface Tally {
  readonly numerator: number | null
  readonly denominator: number | null
  readonly unknown: number | null
  readonly quartiles: Quartiles | null
  /** Patients behind the cell, and behind each part of it that its numbers tell: yes and no. */
  readonly parts: Parts
  readonly unknownPatients: number
}

/** A cell that no record falls into: zero for a count, nothing to divide for anything else. */
export const emptyTally: Tally = {
  numerator: 0,
  denominator: 0,
  unknown: 0,
  quartiles: null,
  parts: [],
  unknownPatients: 0,
}

/**
 * A tally from the columns that analytics/cube/aggregates.ts names; those a measure does not have are absent. Read by
 * hand: an answer has up to 100,000 of them, and a schema takes ten times as long.
 *
 * @throws TypeError where a column is not a number
 */
export function tally(row: Readonly<Record<string, unknown>>): Tally {
  const parts = [row['patients'], row['yes_patients'], row['no_patients']].filter((part) => part !== undefined)
  if (parts.length === 0) throw new TypeError('expected the patients behind a cell, and none are told')
  return {
    numerator: numberOf(row['numerator']),
    denominator: numberOf(row['denominator']),
    unknown: numberOf(row['unknown']),
    quartiles: quartilesOf(row['quartiles']),
    parts: parts.map((part) => numberOf(part) ?? 0),
    unknownPatients: numberOf(row['unknown_patients']) ?? 0,
  }
}

function numberOf(value: unknown): number | null {
  if (value === undefined || value === null) return null
  if (typeof value !== 'number') throw new TypeError(`expected a number, got ${typeof value}`)
  return value
}

function quartilesOf(value: unknown): Quartiles | null {
  if (!Array.isArray(value)) return null
  const [q1, median, q3] = value.map(numberOf)
  return typeof q1 === 'number' && typeof median === 'number' && typeof q3 === 'number' ? { q1, median, q3 } : null
}
