import { z } from 'zod'

/** An interval with what made it, as METHODS.md §1 names its methods. */
export const interval = z.object({
  lower: z.number(),
  upper: z.number(),
  confidence: z.number(),
  method: z.string(),
})
export type Interval = Readonly<z.infer<typeof interval>>

/** By linear interpolation between order statistics (R type 7). */
export const quartiles = z.object({ q1: z.number(), median: z.number(), q3: z.number() })
export type Quartiles = Readonly<z.infer<typeof quartiles>>

/**
 * One reason only: telling a small count from one withheld beside it would give exact counts away. Of two groups
 * that are 12 together, the one withheld beside the other would be known to be 11.
 */
export const suppressionReason = z.enum(['protected'])

export const undefinedReason = z.enum(['no-denominator', 'no-dates', 'not-applicable'])

export const shownCell = z.object({
  status: z.literal('shown'),
  value: z.number(),
  numerator: z.number().exactOptional(),
  denominator: z.number().exactOptional().describe('Those for whom the outcome is known.'),
  unknown: z.number().exactOptional().describe('Those for whom it is not known; absent where it is withheld.'),
  interval: interval.exactOptional(),
  quartiles: quartiles.exactOptional(),
  missingBounds: z
    .object({ lower: z.number(), upper: z.number() })
    .exactOptional()
    .describe('What a share would be if none, or all, of those not known were cases.'),
})

/** One number with its reason, or the reason why there is none. */
export const cell = z.discriminatedUnion('status', [
  shownCell,
  z.object({ status: z.literal('suppressed'), reason: suppressionReason }),
  z.object({ status: z.literal('undefined'), reason: undefinedReason }),
])
export type Cell = Readonly<z.infer<typeof cell>>
