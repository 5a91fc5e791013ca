import { z } from 'zod'
import { phases, run, runFinding, runSource, runStatuses, triggers } from './runs.js'

/** A limit of freshness, what is measured against it, and whether it is exceeded. Durations in milliseconds. */
export const freshness = z.object({
  at: z.string().nullable().describe('The last good run, or the newest contribution; null: none yet.'),
  age: z.number().nullable(),
  limit: z.number().nullable().describe('null: no limit is configured.'),
  isStale: z.boolean(),
})
export type Freshness = Readonly<z.infer<typeof freshness>>

export const sourceState = z.object({
  name: z.string(),
  kind: z.string(),
  enabled: z.boolean(),
  schedule: z.string().nullable(),
  timeZone: z.string(),
  isPaused: z.boolean(),
  nextRunAt: z.iso.datetime().nullable(),
  lastRun: z.object({ id: z.string(), status: z.enum(runStatuses), startedAt: z.iso.datetime() }).nullable(),
  run: freshness.describe('By the run’s own time.'),
  data: freshness.describe('By the data’s own time: the newest contribution.'),
})
export type SourceState = Readonly<z.infer<typeof sourceState>>

/** A run as a list shows it. */
export const runEntry = run
  .pick({
    id: true,
    trigger: true,
    asked: true,
    status: true,
    startedAt: true,
    endedAt: true,
    phase: true,
    snapshot: true,
  })
  .extend({
    read: z.number().int(),
    rejected: z.number().int(),
    warnings: z.number().int(),
    error: z.string().nullable(),
  })
export type RunEntry = Readonly<z.infer<typeof runEntry>>

/** The answer of `/exports`: the sources, and the runs, newest first. */
export const exportsAnswer = z.object({
  sources: z.array(sourceState).readonly(),
  runs: z.array(runEntry).readonly(),
  next: z.string().nullable().describe('Pass it as `before` for older runs; null: there are none.'),
  scheduler: z
    .object({ isHere: z.boolean(), note: z.string() })
    .describe('Of several servers on one home, one starts the scheduled exports.'),
})
export type ExportsAnswer = Readonly<z.infer<typeof exportsAnswer>>

/** The answer of `/exports/:id`. */
export const runAnswer = run.extend({ findings: z.array(runFinding).readonly(), snapshotKept: z.boolean() })
export type RunAnswer = Readonly<z.infer<typeof runAnswer>>

/** What `/exports/:id/events` sends while a run goes on: event `progress`, and at its end event `end`. */
export const runProgress = z.object({
  id: z.string(),
  status: z.enum(runStatuses),
  phase: z.enum(phases).nullable(),
  sources: z.array(runSource).readonly(),
  seconds: z.number(),
})
export type RunProgress = Readonly<z.infer<typeof runProgress>>

/** The body of `POST /exports`. */
export const exportRequest = z.strictObject({
  source: z.string().min(1).exactOptional(),
  force: z.boolean().exactOptional(),
})
export type ExportRequest = Readonly<z.infer<typeof exportRequest>>

/** The answer of `POST /exports`, status 202: the run has been asked for and has this id. */
export const exportAccepted = z.object({ id: z.string(), trigger: z.enum(triggers) })
export type ExportAccepted = Readonly<z.infer<typeof exportAccepted>>
