import { afterAll, describe, expect, it } from '@jest/globals'
import { copyFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { trusted } from '#analytics/sql/sql.js'
import { realDisk, type Disk } from '#api/snapshots/durable.js'
import type { Home } from '#api/snapshots/home.js'
import { Integrity } from '#api/snapshots/integrity.js'
import type { Manifest } from '#api/snapshots/manifest.js'
import { publish } from '#api/snapshots/publish.js'
import { recover } from '#api/snapshots/recover.js'
import { currentId, dataFile } from '#api/snapshots/shelf.js'
import { Snapshots, type OpenSnapshot } from '#api/snapshots/snapshots.js'
import { exportInto, filesIn, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'
import { patient, toldConnector } from '../support/told-connector.js'

afterAll(removeTemporaryHomes)

const people = (count: number) => [toldConnector(Array.from({ length: count }, (_, i) => patient(`P${i}`)))]
const powerCut = new Error('the power is cut')

/** A disk that writes down what is asked of it, and takes no more after so many things. */
function disk(home: Home, most = Infinity): Disk & { readonly asked: string[] } {
  const asked: string[] = []
  const name = (path: string) => relative(home.path, path).replace(/[0-9a-f]{12}/, 'ID') || '.'
  const count = (what: string): void => {
    if (asked.length >= most) throw powerCut
    asked.push(what)
  }
  return {
    asked,
    async sync(path) {
      count(`sync ${name(path)}`)
      await realDisk.sync(path)
    },
    async rename(from, to) {
      count(`rename ${name(from)} to ${name(to)}`)
      await realDisk.rename(from, to)
    },
  }
}

/** A home with a snapshot of three patients, and the draft of one of five. */
async function homeAndDraft() {
  const [home, elsewhere] = [temporaryHome(), temporaryHome()]
  const { manifest: old } = await exportInto(home, people(3))
  const { manifest } = await exportInto(elsewhere, people(5), { now: () => new Date('2024-03-09T12:00:00Z') })
  const draft = join(home.drafts, 'snapshot.duckdb')
  copyFileSync(dataFile(elsewhere, manifest.id), draft)
  const { bytes: _, sha256: __, ...described }: Manifest = manifest
  return { home, draft, described, ids: [old.id, manifest.id] as const }
}

async function patients({ database }: OpenSnapshot): Promise<unknown> {
  const [row] = await database.query(trusted('SELECT count(*) AS patients FROM core.patient'))
  return row?.['patients']
}

describe('publishing', () => {
  it('has each file on the disk before it is named, and current.json last of all', async () => {
    const { home, draft, described } = await homeAndDraft()
    const recording = disk(home)
    await publish(home, draft, described, recording)
    expect(recording.asked).toEqual([
      'sync drafts/snapshot.duckdb',
      'rename drafts/snapshot.duckdb to snapshots/ID.duckdb',
      'sync snapshots',
      'sync snapshots/ID.json.new',
      'rename snapshots/ID.json.new to snapshots/ID.json',
      'sync snapshots',
      'sync current.json.new',
      'rename current.json.new to current.json',
      'sync .',
    ])
  })

  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8])(
    'cut off after %i of these steps leaves the old or the new snapshot',
    async (steps) => {
      const { home, draft, described, ids } = await homeAndDraft()
      await expect(publish(home, draft, described, disk(home, steps))).rejects.toThrow(powerCut)
      const snapshots = new Snapshots(home)
      const [seen, current] = [await snapshots.ask(null, patients), await currentId(home)]
      expect([seen, current]).toEqual(steps < 8 ? [3, ids[0]] : [5, ids[1]])
      await snapshots.onModuleDestroy()
      await recover(home, new Integrity(home))
      expect(await currentId(home)).toBe(current)
      const left = filesIn(home.path).map(({ path }) => relative(home.path, path))
      expect(left.filter((path) => /\.new$|^drafts/.test(path))).toEqual([])
      expect(left.filter((path) => path.endsWith('.duckdb')).length).toBe(
        left.filter((path) => /^snapshots\/.*json$/.test(path)).length,
      )
    },
  )
})
