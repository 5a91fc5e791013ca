import { z } from 'zod'
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

const count = z.number().nullable().default(null)

/** The columns that analytics/cube/aggregates.ts names; those a measure does not have are absent. */
const columns = z.object({
  numerator: count,
  denominator: count,
  unknown: count,
  quartiles: z.tuple([z.number(), z.number(), z.number()]).nullable().catch(null),
  patients: z.number(),
  yes_patients: z.number().optional(),
  no_patients: z.number().optional(),
  unknown_patients: z.number().default(0),
})

export function tally(row: Readonly<Record<string, unknown>>): Tally {
  const { numerator, denominator, unknown, quartiles, ...behind } = columns.parse(row)
  const { patients, yes_patients: yes, no_patients: no, unknown_patients: unknownPatients } = behind
  const [q1, median, q3] = quartiles ?? [null, null, null]
  return {
    ...{ numerator, denominator, unknown, unknownPatients },
    quartiles: q1 === null ? null : { q1, median, q3 },
    parts: [patients, yes, no].filter((part) => part !== undefined),
  }
}
