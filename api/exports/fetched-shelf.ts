import { randomBytes } from 'node:crypto'
import { readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { runNotice } from '#analytics/contract/runs.js'
import { realDisk, writeDurably } from '#api/snapshots/durable.js'
import type { Home } from '#api/snapshots/home.js'
import { isEntity, type Entity } from '#data/schema/entities.js'

const observed = z.object({
  entity: z.custom<Entity>((value) => typeof value === 'string' && isEntity(value)),
  field: z.string(),
  kind: z.enum(['unmapped', 'recoded', 'invalid']),
  value: z.string(),
  reason: z.string(),
  records: z.number().int(),
})

/** What is known of the records fetched from a source: whether they are all, and where reading can go on. */
const fetched = z.object({
  source: z.string(),
  kind: z.string(),
  /** What was read and how, as a digest: settings, key of pseudonyms, version of the tables. */
  identity: z.string(),
  /** What the source said of its state before it was read. */
  version: z.string().nullable(),
  /** The data file in the same folder. */
  file: z.string(),
  isComplete: z.boolean(),
  /** Of the last resumable page whose rows are in the file; later rows are not part of it. */
  cursor: z.string().nullable(),
  rows: z.number().int(),
  read: z.number().int(),
  staged: z.number().int(),
  rejected: z.number().int(),
  bytes: z.number().int().nullable(),
  startedAt: z.iso.datetime(),
  /** Begun because somebody asked for all of it anew. */
  isRefetch: z.boolean().default(false),
  observed: z.array(observed).readonly(),
  notices: z.array(runNotice).readonly(),
  parts: z.record(z.string(), z.number().int()),
  properties: z.record(z.string(), z.array(z.string()).readonly()),
})
export type Fetched = Readonly<z.infer<typeof fetched>>

/** `kept` is what the last published snapshot was built from, `part` what is being fetched now. */
type Stage = 'kept' | 'part'

const describing = (home: Home, source: string, stage: Stage): string => join(home.fetched, `${source}.${stage}.json`)

export const fetchedFile = (home: Home, { file }: Fetched): string => join(home.fetched, file)

export const newFileName = (source: string): string => `${source}.${randomBytes(4).toString('hex')}.duckdb`

/** What is kept, or begun, of a source; null where there is nothing that can be used. */
export async function readFetched(home: Home, source: string, stage: Stage): Promise<Fetched | null> {
  try {
    return fetched.parse(JSON.parse(await readFile(describing(home, source, stage), 'utf8')))
  } catch {
    // Absent, half or of another version: the source is read again, nothing is lost.
    return null
  }
}

export const savePart = (home: Home, part: Fetched): Promise<void> =>
  writeDurably(describing(home, part.source, 'part'), `${JSON.stringify(part)}\n`)

/** Its snapshot has been published: what was fetched replaces what was kept, where it was not that already. */
export async function keepPart(home: Home, { source, file }: Fetched): Promise<void> {
  if ((await readFetched(home, source, 'part'))?.file !== file) return
  await rename(describing(home, source, 'part'), describing(home, source, 'kept'))
  await realDisk.sync(home.fetched)
}

export const dropPart = (home: Home, source: string): Promise<void> =>
  rm(describing(home, source, 'part'), { force: true })

/** What a crash left behind without anything that names it. Only while nobody exports. */
export async function sweepUnnamed(home: Home): Promise<void> {
  const described = (await readdir(home.fetched)).flatMap((name) => /^(.+)\.(?:kept|part)\.json$/.exec(name)?.[1] ?? [])
  await sweepFetched(home, [...new Set(described)])
}

/** Nobody will read on from what is begun and cannot be resumed, nor from what belongs to no source any more. */
export async function sweepFetched(home: Home, sources: readonly string[]): Promise<void> {
  const used = new Set<string>()
  for (const source of sources) {
    const kept = await readFetched(home, source, 'kept')
    const part = await readFetched(home, source, 'part')
    const isUseful = part !== null && (part.isComplete || part.cursor !== null)
    if (kept) used.add(`${source}.kept.json`).add(kept.file)
    if (isUseful) used.add(`${source}.part.json`).add(part.file).add(`${part.file}.wal`)
  }
  for (const name of await readdir(home.fetched)) {
    if (!used.has(name)) await rm(join(home.fetched, name), { recursive: true, force: true })
  }
}
