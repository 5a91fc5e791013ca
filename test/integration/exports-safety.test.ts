import { afterAll, describe, expect, it } from '@jest/globals'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ExportRejected } from '#api/exports/export-rejected.js'
import { HomeBusy, lockForWriting } from '#api/exports/lock.js'
import { ForbiddenField } from '#api/exports/staged-record.js'
import { currentId, readManifests } from '#api/snapshots/shelf.js'
import { exportInto, filesIn, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'
import { patient, study, toldConnector } from '../support/told-connector.js'

afterAll(removeTemporaryHomes)

const people = (count: number) => Array.from({ length: count }, (_, i) => patient(`P${i}`))

async function homeWith(count: number) {
  const home = temporaryHome()
  const { manifest } = await exportInto(home, [toldConnector(people(count))])
  return { home, id: manifest.id }
}

describe('an export that fails', () => {
  it('stops where too many records are rejected, names the rule, and keeps the last snapshot', async () => {
    const { home, id } = await homeWith(10)
    const doubtful = [...people(10), ...people(4).map((_, i) => study(`S${i}`, 'nobody'))]
    const running = exportInto(home, [toldConnector(doubtful)])
    await expect(running).rejects.toThrow(ExportRejected)
    await expect(running).rejects.toThrow(/4 of 14 records were rejected.*told: study by the rule no-such-patient/)
    expect(await currentId(home)).toBe(id)
    expect(filesIn(home.drafts)).toEqual([])
  })

  it('stops where most patients are gone, unless somebody looked', async () => {
    const { home, id } = await homeWith(10)
    await expect(exportInto(home, [toldConnector(people(4))])).rejects.toThrow(/--force/)
    expect(await currentId(home)).toBe(id)
    expect((await exportInto(home, [toldConnector(people(4))], { force: true })).isNew).toBe(true)
  })

  it('stops where there is no patient', async () => {
    await expect(exportInto(temporaryHome(), [toldConnector([])])).rejects.toThrow(/yielded no patient/)
  })

  it('keeps the last snapshot where the source breaks off half way', async () => {
    const { home, id } = await homeWith(10)
    const beforePage = (page: number): void => {
      if (page === 1) throw new Error('connection reset')
    }
    const broken = toldConnector(people(20), { perPage: 10, beforePage })
    await expect(exportInto(home, [broken])).rejects.toThrow('connection reset')
    expect(await currentId(home)).toBe(id)
    expect(filesIn(home.drafts)).toEqual([])
  })

  it('ends with nothing published when it is interrupted', async () => {
    const { home, id } = await homeWith(10)
    const interrupted = new AbortController()
    const beforePage = (page: number): void => (page === 1 ? interrupted.abort() : undefined)
    const connector = toldConnector(people(20), { perPage: 10, beforePage })
    const running = exportInto(home, [connector], { signal: interrupted.signal })
    await expect(running).rejects.toMatchObject({ name: 'AbortError' })
    expect(await currentId(home)).toBe(id)
    expect(filesIn(home.drafts)).toEqual([])
  })

  it('refuses a field that no entity allows before it reaches the disk', async () => {
    const named = { entity: 'patient', origin: 'row 1', values: { patient: 'P1', name: 'Doe^Jane' } } as const
    await expect(exportInto(temporaryHome(), [toldConnector([named])])).rejects.toThrow(ForbiddenField)
  })
})

describe('what a crash leaves behind', () => {
  it('is not listed, and is gone after the next export', async () => {
    const { home, id } = await homeWith(10)
    const [draft, orphan] = [join(home.drafts, 'run-dead'), join(home.snapshots, 'abcdefabcdef.duckdb')]
    mkdirSync(draft)
    writeFileSync(join(draft, 'staging.duckdb'), 'half')
    writeFileSync(orphan, 'renamed, but never named by a manifest')
    writeFileSync(join(home.snapshots, 'abcdefabcdef.json.new'), '{"id": "abc')
    expect((await readManifests(home)).map((manifest) => manifest.id)).toEqual([id])
    await exportInto(home, [toldConnector(people(12))])
    expect([draft, orphan, join(home.snapshots, 'abcdefabcdef.json.new')].filter((path) => existsSync(path))).toEqual(
      [],
    )
    expect(await readManifests(home)).toHaveLength(2)
  })
})

const holder = `
import { openSync, writeSync } from 'node:fs'
import { tryLock } from 'fs-native-extensions'
const file = openSync(process.argv[1], 'a+')
if (!tryLock(file)) process.exit(3)
writeSync(file, String(process.pid))
console.log('locked')
setInterval(() => undefined, 1000)`

describe('two exports at once', () => {
  it('are one: the second is told who writes', async () => {
    const home = temporaryHome()
    const lock = lockForWriting(home)
    await expect(exportInto(home, [toldConnector(people(3))])).rejects.toThrow(
      new HomeBusy(`another export writes to ${home.path} (process ${process.pid}); wait for it to end, or stop it`),
    )
    lock.release()
    expect((await exportInto(home, [toldConnector(people(3))])).isNew).toBe(true)
  })

  it('lose the lock with the process that held it, however it ended', async () => {
    const home = temporaryHome()
    const other = spawn(process.execPath, ['--input-type=module', '-e', holder, home.lock], { stdio: 'pipe' })
    await once(other.stdout, 'data')
    await expect(exportInto(home, [toldConnector(people(3))])).rejects.toThrow(`(process ${other.pid})`)
    other.kill('SIGKILL')
    await once(other, 'exit')
    expect((await exportInto(home, [toldConnector(people(3))])).isNew).toBe(true)
  })
})
