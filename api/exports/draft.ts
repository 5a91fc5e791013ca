import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Database } from '#api/duckdb/database.js'
import type { Home } from '#api/snapshots/home.js'
import { stagingTables } from './staging-tables.js'

/** A snapshot in the making, in a folder of its own: the file that may be published, and staging beside it. */
export interface Draft {
  readonly folder: string
  readonly file: string
  readonly database: Database
}

/** DuckDB's own memory; beyond it, it spills into the draft. Node and its buffers come on top. */
const memoryLimit = '600MB'

const quoted = (path: string): string => `'${path.replaceAll("'", "''")}'`

export async function openDraft(home: Home): Promise<Draft> {
  const folder = await mkdtemp(join(home.drafts, 'run-'))
  const file = join(folder, 'snapshot.duckdb')
  const database = await Database.open(file, { memoryLimit, threads: 2 })
  await database.execute(`
    SET temp_directory = ${quoted(join(folder, 'spill'))};
    ATTACH ${quoted(join(folder, 'staging.duckdb'))} AS staging;
    ${stagingTables}`)
  return { folder, file, database }
}

/** Close a draft whose content is complete, so that its file holds everything. */
export async function sealDraft({ database, folder }: Draft): Promise<void> {
  await database.execute('DETACH staging; CHECKPOINT')
  database.close()
  await rm(join(folder, 'staging.duckdb'), { force: true })
}

export async function discardDraft({ folder, database }: Draft): Promise<void> {
  database.close()
  await rm(folder, { recursive: true, force: true })
}
