import { z } from 'zod'

export const triggers = ['schedule', 'catch-up', 'api', 'command', 'start'] as const
export type Trigger = (typeof triggers)[number]

export const phases = ['fetch', 'build', 'check', 'publish'] as const
export type Phase = (typeof phases)[number]

export const runStatuses = ['running', 'published', 'unchanged', 'rejected', 'failed', 'interrupted', 'died'] as const

/** What a rule found of the records of a run, whether or not its share is told. */
export const runFinding = z.object({
  rule: z.string(),
  category: z
    .enum(['conformance', 'completeness', 'plausibility'])
    .describe('Whether data follow their model, are there, can be true (Kahn et al. 2016).'),
  severity: z.enum(['error', 'warning', 'note']),
  entity: z.string(),
  failed: z.number().int(),
  of: z.number().int(),
  site: z.string().nullable(),
  message: z.string(),
  told: z.boolean().describe('Its share reaches the threshold of its rule as it is configured now.'),
})

export type RunFinding = Readonly<z.infer<typeof runFinding>>

/** How one source was read in a run. */
export const runSource = z.object({
  source: z.string(),
  kind: z.string(),
  how: z
    .enum(['fetched', 'resumed', 'reused'])
    .describe('Read whole; read on from where an earlier run stopped; not read, because nothing changed there.'),
  state: z.enum(['waiting', 'reading', 'read']),
  version: z
    .string()
    .nullable()
    .describe('What the source said of its state, as a digest; equal when nothing changed.'),
  cursorFrom: z.string().nullable(),
  cursorTo: z.string().nullable(),
  read: z.number().int(),
  staged: z.number().int(),
  rejected: z.number().int(),
  expected: z.number().int().nullable(),
  bytes: z.number().int().nullable(),
  seconds: z.number(),
})
export type RunSource = Readonly<z.infer<typeof runSource>>

/** Records of an entity against the snapshot that was current before. */
export const recordChange = z.object({
  entity: z.enum(['patient', 'study']),
  added: z.number().int(),
  changed: z.number().int(),
  removed: z.number().int(),
  same: z.number().int(),
})
export type RecordChange = Readonly<z.infer<typeof recordChange>>

export const schemaDifference = z.object({
  source: z.string(),
  node: z.string().describe('A node of a commons, or a file.'),
  appeared: z.array(z.string()).readonly(),
  vanished: z.array(z.string()).readonly(),
})
export type SchemaDifference = Readonly<z.infer<typeof schemaDifference>>

export type RunNotice = Readonly<z.infer<typeof runNotice>>
export const runNotice = z.object({
  source: z.string(),
  code: z.string(),
  severity: z.enum(['warning', 'note']),
  text: z.string(),
})

/** One export as it was recorded: kept also when its snapshot is no longer. */
export const run = z.object({
  id: z
    .string()
    .regex(/^\d{8}T\d{6}Z-[0-9a-f]{6}$/)
    .describe('The instant it started, and a random part.'),
  trigger: z.enum(triggers),
  asked: z.array(z.string()).readonly().describe('The sources that were to be read; empty: all that are enabled.'),
  status: z.enum(runStatuses),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  phase: z.enum(phases).nullable().describe('Where it is, or where it stopped.'),
  phases: z
    .array(z.object({ phase: z.enum(phases), startedAt: z.iso.datetime(), endedAt: z.iso.datetime().nullable() }))
    .readonly(),
  sources: z.array(runSource).readonly(),
  changes: z.array(recordChange).readonly(),
  findings: z.array(runFinding.omit({ told: true, category: true })).readonly(),
  schemaDifferences: z.array(schemaDifference).readonly(),
  notices: z.array(runNotice).readonly(),
  error: z.object({ message: z.string(), causes: z.array(z.string()).readonly() }).nullable(),
  snapshot: z.string().nullable().describe('What was published, or what stays current because nothing is new.'),
})
export type Run = Readonly<z.infer<typeof run>>
