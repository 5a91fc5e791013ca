import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { trusted } from '#analytics/sql/sql.js'
import type { Database } from '#api/duckdb/database.js'
import { Snapshots } from '#api/snapshots/snapshots.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'
import { patient, toldConnector } from '../support/told-connector.js'

const home = temporaryHome()
const people = (count: number) => [toldConnector(Array.from({ length: count }, (_, i) => patient(`P${i}`)))]
const snapshots = new Snapshots(home)
beforeAll(async () => {
  await exportInto(home, people(3), { now: () => new Date('2024-03-01T12:00:00Z') })
  await exportInto(home, people(5), { now: () => new Date('2024-03-08T12:00:00Z') })
})
afterAll(async () => {
  await snapshots.onModuleDestroy()
  removeTemporaryHomes()
})

const out = join(home.path, 'taken.csv')
const escapes = [
  ["SELECT * FROM read_csv('/etc/passwd')", 'file system operations are disabled'],
  ["SELECT * FROM read_text('/etc/passwd')", 'file system operations are disabled'],
  ["SELECT * FROM read_blob('https://example.org/')", /disabled|httpfs/],
  ["SELECT * FROM glob('/etc/*')", 'file system operations are disabled'],
  ["SELECT * FROM '/etc/passwd'", 'does not exist'],
  [`COPY (SELECT 1) TO '${out}'`, 'file system operations are disabled'],
  [`EXPORT DATABASE '${out}'`, /file system operations are disabled|not supported/],
  [`ATTACH '${out}' AS other`, 'file system operations are disabled'],
  ['INSTALL httpfs', /disabled/],
  ['LOAD httpfs', 'disabled'],
  ['SELECT * FROM duckdb_secrets()', 'file system operations are disabled'],
  ['SET enable_external_access = true', 'the configuration has been locked'],
  ["SET memory_limit = '100GB'", 'the configuration has been locked'],
  ["SET temp_directory = '/tmp'", 'the configuration has been locked'],
  ['SET autoinstall_known_extensions = true', 'the configuration has been locked'],
  ['RESET lock_configuration', 'the configuration has been locked'],
] as const

const asks: readonly (readonly [string, <T>(question: (database: Database) => Promise<T>) => Promise<T>])[] = [
  ['a snapshot is asked', (question) => snapshots.ask(null, ({ database }) => question(database))],
  ['an earlier one is asked', (question) => snapshots.ask('2024-03-01', ({ database }) => question(database))],
  [
    'two are compared',
    async (question) => {
      const [earlier, later] = await snapshots.pair(null, null)
      return snapshots.askBoth(earlier, later, question)
    },
  ],
]

describe.each(asks)('where %s', (_where, ask) => {
  it.each(escapes)('no statement leads out: %s', async (statement, refusal) => {
    await expect(ask((database) => database.query(trusted(statement)))).rejects.toThrow(refusal)
    expect(existsSync(out)).toBe(false)
  })

  it('nothing can be written into what was published', async () => {
    const [name] = await ask((database) => database.query(trusted('SELECT current_database() AS name')))
    const table = name?.['name'] === 'memory' ? 'later.core.patient' : 'core.patient'
    await expect(ask((database) => database.query(trusted(`DELETE FROM ${table}`)))).rejects.toThrow('read-only')
  })

  it('memory and threads are limited', async () => {
    const settings = "SELECT current_setting('memory_limit') AS memory, current_setting('threads') AS threads"
    const [row] = await ask((database) => database.query(trusted(settings)))
    expect(row?.['memory']).toBe('953.6 MiB')
    expect(Number(row?.['threads'])).toBeGreaterThan(0)
  })
})
