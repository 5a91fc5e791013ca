import { z } from 'zod'

export const fieldError = z.object({
  field: z.string(),
  message: z.string(),
  allowed: z.array(z.string()).readonly().exactOptional(),
})
export type FieldError = Readonly<z.infer<typeof fieldError>>

/** An RFC 9457 problem. `errors` names each field of a bad question with what it may be. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  errors: z.array(fieldError).readonly().exactOptional(),
  requestId: z.string().exactOptional(),
})
export type Problem = Readonly<z.infer<typeof problem>>
