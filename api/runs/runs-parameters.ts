import { z } from 'zod'
import { isRunId } from './run-shelf.js'

/** The parameters of `/exports`. */
export const runsParameters = z.strictObject({
  limit: z
    .string()
    .regex(/^(?:[1-9]\d?|1\d\d|200)$/, 'expected a whole number from 1 to 200')
    .default('50')
    .transform(Number)
    .describe('How many runs, newest first.'),
  before: z
    .string()
    .refine(isRunId, 'expected the id of a run, such as 20261124T124705Z-a1b2c3')
    .exactOptional()
    .describe('The id of a run: those that began before it.'),
  source: z.string().exactOptional().describe('Runs that were to read this source.'),
})
export type RunsParameters = z.infer<typeof runsParameters>
