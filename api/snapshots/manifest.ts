import { z } from 'zod'
import { runFinding } from '#analytics/contract/runs.js'

/** A finding as the snapshot keeps it: how it is judged is said when it is read. */
const checkResult = runFinding.omit({ told: true, category: true })
export type CheckResult = z.infer<typeof checkResult>

const snapshotId = z.string().regex(/^[0-9a-f]{12}$/)

export const isSnapshotId = (text: string): boolean => snapshotId.safeParse(text).success

/** What is known of a published snapshot without opening it; stored beside it as `<id>.json`. */
export const manifest = z.object({
  id: snapshotId,
  schemaVersion: z.number().int(),
  publishedAt: z.iso.datetime(),
  dataTo: z.iso.date().nullable(),
  tables: z.record(z.string(), z.number().int()),
  sources: z.array(
    z.object({
      name: z.string(),
      kind: z.string(),
      read: z.number().int(),
      rejected: z.number().int(),
      /** Its newest contribution. */
      dataTo: z.iso.date().nullable().default(null),
    }),
  ),
  checks: z.array(checkResult),
  bytes: z.number().int(),
  /** Of the data file. Snapshots published before there was one have none, and only their size can be checked. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .default(null),
})
export type Manifest = z.infer<typeof manifest>
