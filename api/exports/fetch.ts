import { createHash } from 'node:crypto'
import { CursorGone } from '#api/connectors/connector.js'
import { guarded } from '#api/connectors/guard/guarded.js'
import { Database } from '#api/duckdb/database.js'
import type { Home } from '#api/snapshots/home.js'
import { fetchedFile, newFileName, readFetched, savePart, type Fetched } from './fetched-shelf.js'
import { pseudonyms } from './pseudonyms.js'
import type { SourceInput } from './source-input.js'
import { forgetAfter, stage } from './stage.js'
import { stagingTables, stagingVersion } from './staging-tables.js'

/** How the records of a source came to be there. */
export interface FetchedHow {
  readonly fetched: Fetched
  readonly how: 'fetched' | 'resumed' | 'reused'
  readonly cursorFrom: string | null
}

export interface FetchOptions {
  readonly home: Home
  readonly pseudonymKey: Uint8Array
  /** Read it whatever it says of its state. */
  readonly refetch: boolean
  /** Use what is kept, where there is any, without asking the source. */
  readonly preferKept: boolean
  readonly signal: AbortSignal
  readonly now: () => Date
  readonly onPage: (soFar: FetchedHow) => void
}

/** What was begun longer ago, in milliseconds, is begun anew: the source will have moved on. */
const resumableFor = 24 * 3_600_000

const digest = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32)

/** The records of a source: those kept where nothing changed there, else read, from where an earlier run stopped. */
export async function fetchSource(input: SourceInput, options: FetchOptions): Promise<FetchedHow> {
  const { home, signal, now } = options
  const { name: source, kind } = input.connector
  const identity = digest(
    input.identity,
    String(stagingVersion),
    digest(Buffer.from(options.pseudonymKey).toString('hex')),
  )
  const kept = usable(await readFetched(home, source, 'kept'), identity)
  if (kept && options.preferKept) return reused(kept)
  const version = await versionOf(input, signal)
  const { refetch: isRefetch } = options
  const begunBefore = usable(await readFetched(home, source, 'part'), identity)
  // Whoever asks for all of it anew goes on from what was begun anew, and from nothing that is older than that.
  const part = isRefetch && !(begunBefore?.isRefetch && !begunBefore.isComplete) ? null : begunBefore
  const isSame = (one: Fetched | null): one is Fetched => one !== null && version !== null && one.version === version
  if (!isRefetch && isSame(kept)) return reused(kept)
  if (part?.isComplete && isSame(part)) return reused(part)
  const canGoOn =
    part !== null && !part.isComplete && part.cursor !== null && part.version === version && isYoung(part, now())
  const resumed = canGoOn ? await goneOn(input, part, options) : null
  if (resumed) return resumed
  // What was begun is there until what is read anew has something to go on from: the source may be out of reach.
  return read(input, { ...begun(source, kind, identity, version), startedAt: now().toISOString(), isRefetch }, options)
}

/** Read on from where an earlier run stopped; null where the source has no such place any more. */
async function goneOn(input: SourceInput, part: Fetched, options: FetchOptions): Promise<FetchedHow | null> {
  try {
    return await read(input, part, options)
  } catch (error) {
    if (error instanceof CursorGone) return null
    throw error
  }
}

const usable = (one: Fetched | null, identity: string): Fetched | null => (one?.identity === identity ? one : null)

const reused = (fetched: Fetched): FetchedHow => ({ fetched, how: 'reused', cursorFrom: fetched.cursor })

const isYoung = ({ startedAt }: Fetched, now: Date): boolean => now.getTime() - Date.parse(startedAt) < resumableFor

async function versionOf({ connector }: SourceInput, signal: AbortSignal): Promise<string | null> {
  const version = (await connector.version?.(signal)) ?? null
  // A digest: versions can be long, and name what a source holds.
  return version === null ? null : digest(version)
}

const begun = (
  source: string,
  kind: string,
  identity: string,
  version: string | null,
): Omit<Fetched, 'startedAt' | 'isRefetch'> => ({
  ...{ source, kind, identity, version, file: newFileName(source) },
  ...{ isComplete: false, cursor: null, rows: 0, read: 0, staged: 0, rejected: 0, bytes: null },
  ...{ observed: [], notices: [], parts: {}, properties: {} },
})

async function read(input: SourceInput, from: Fetched, options: FetchOptions): Promise<FetchedHow> {
  const { home, pseudonymKey, signal, now, onPage } = options
  const { connector, maxRecords, allowedTexts = [] } = input
  const isResumed = from.cursor !== null
  const told = (fetched: Fetched): FetchedHow => ({
    fetched,
    how: isResumed ? 'resumed' : 'fetched',
    cursorFrom: from.cursor,
  })
  const database = await Database.open(fetchedFile(home, from), { memoryLimit: '100MB', threads: 2 })
  try {
    await (isResumed ? forgetAfter(database, from.rows) : database.execute(stagingTables))
    const complete = await stage(database, guarded(connector, allowedTexts), from, {
      pseudonyms: pseudonyms(pseudonymKey, connector.name),
      ...{ maxRecords, signal },
      now: () => now().getTime(),
      onPage: (soFar) => onPage(told(soFar)),
      save: (resumable) => savePart(home, resumable),
    })
    await database.execute('CHECKPOINT')
    await savePart(home, complete)
    return told(complete)
  } finally {
    database.close()
  }
}
