import { z } from 'zod'
import { cell } from './cell.js'

/** Records against the earlier snapshot: a record is the same one when it has the same pseudonym. */
export const changeCells = z.object({
  added: cell,
  changed: cell.describe('There in both, with other values.'),
  removed: cell,
  same: cell,
})
export type ChangeCells = Readonly<z.infer<typeof changeCells>>

export const changesBy = z.object({
  dimension: z.enum(['project', 'site', 'modality', 'month']),
  countingUnit: z.enum(['patients', 'studies']),
  groups: z.array(z.object({ value: z.string(), label: z.string(), cells: changeCells })).readonly(),
})
export type ChangesBy = Readonly<z.infer<typeof changesBy>>

const compared = z.object({ id: z.string(), publishedAt: z.string(), dataTo: z.string().nullable() })

/** The answer of `/snapshots/compare`. */
export const comparison = z.object({
  from: compared,
  to: compared,
  patients: changeCells,
  studies: changeCells,
  by: z.array(changesBy).readonly(),
  numbers: z
    .array(
      z.object({ measure: z.string(), label: z.string(), unit: z.string(), from: cell, to: cell, moved: z.boolean() }),
    )
    .readonly()
    .describe(
      'Each measure over everybody; both are withheld where their difference must be, and then have not moved.',
    ),
})
export type Comparison = Readonly<z.infer<typeof comparison>>
