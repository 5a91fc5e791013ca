import { z } from 'zod'

/** The answer of `/next-export`: when what everybody sees may change. Sources and runs are for operators. */
export const nextExportAnswer = z.object({
  at: z.string().nullable().describe('When the next scheduled export begins; null where none is scheduled.'),
})
export type NextExportAnswer = Readonly<z.infer<typeof nextExportAnswer>>
