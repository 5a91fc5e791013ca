import { z } from 'zod'

const snapshot = z.string().max(100, 'is too long: at most 100 characters').optional()

/** The parameters of `/snapshots/compare`. */
export const compareParameters = z.strictObject({
  from: snapshot.describe('A snapshot id or a date; default the one published before `to`.'),
  to: snapshot.describe('A snapshot id or a date; default the current snapshot.'),
})

export type CompareParameters = z.infer<typeof compareParameters>
