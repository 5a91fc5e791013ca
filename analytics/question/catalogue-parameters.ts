import { z } from 'zod'

/** The parameters of `/catalogue`. */
export const catalogueParameters = z.strictObject({
  asOf: z
    .string()
    .max(100, 'is too long: at most 100 characters')
    .optional()
    .describe('A snapshot id or a date; default the current snapshot.'),
})

export type CatalogueParameters = z.infer<typeof catalogueParameters>
