import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Database } from '#api/duckdb/database.js'
import type { Home } from '#api/snapshots/home.js'
import { stagingViews } from './staging-tables.js'

/** A snapshot in the making, in a folder of its own: the file that may be published, and the staged records. */
export interface Draft {
  readonly folder: string
  readonly file: string
  readonly database: Database
  /** Names under which files are attached. */
  readonly attached: readonly string[]
}

/**
 * DuckDB's own memory in MB; beyond it, it spills into the draft. Node and its buffers come on top. What cannot be
 * spilled grows with the records and with the threads: one thread builds 3 million records within 160 MB and 20 million
 * within 300, and two take no less time.
 */
function memoryFor(rows: number): number {
  const millionsMore = Math.max(0, rows - 4_000_000) / 1_000_000
  return Math.min(200 + Math.ceil(25 * millionsMore), 2_000)
}

const quoted = (path: string): string => `'${path.replaceAll("'", "''")}'`

/**
 * @param fetched the data files of the sources, which are read as one
 * @param rows how many records they hold
 */
export async function openDraft(home: Home, fetched: readonly string[], rows: number): Promise<Draft> {
  const folder = await mkdtemp(join(home.drafts, 'run-'))
  const file = join(folder, 'snapshot.duckdb')
  const database = await Database.open(file, { memoryLimit: `${memoryFor(rows)}MB`, threads: 1 })
  const sources = fetched.map((_, position) => `fetched_${position}`)
  const attach = fetched.map((path, position) => `ATTACH ${quoted(path)} AS ${sources[position] ?? ''} (READ_ONLY);`)
  await database.execute(`
    SET temp_directory = ${quoted(join(folder, 'spill'))};
    ATTACH ${quoted(join(folder, 'staging.duckdb'))} AS staging;
    ${attach.join('\n')}
    ${stagingViews(sources)}`)
  return { folder, file, database, attached: ['staging', ...sources] }
}

/** Attach the snapshot that is current, to be compared with, as `previous`. */
export async function attachPrevious(draft: Draft, path: string): Promise<Draft> {
  await draft.database.execute(`ATTACH ${quoted(path)} AS previous (READ_ONLY)`)
  return { ...draft, attached: [...draft.attached, 'previous'] }
}

/** Close a draft whose content is complete, so that its file holds everything. */
export async function sealDraft({ database, folder, attached }: Draft): Promise<void> {
  await database.execute(`${attached.map((name) => `DETACH ${name};`).join(' ')} CHECKPOINT`)
  database.close()
  await rm(join(folder, 'staging.duckdb'), { force: true })
}

export async function discardDraft({ folder, database }: Draft): Promise<void> {
  database.close()
  await rm(folder, { recursive: true, force: true })
}
