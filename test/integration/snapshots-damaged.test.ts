import { afterAll, describe, expect, it } from '@jest/globals'
import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { trusted } from '#analytics/sql/sql.js'
import type { Home } from '#api/snapshots/home.js'
import { currentId, dataFile, manifestFile, readManifests } from '#api/snapshots/shelf.js'
import { Snapshots, type OpenSnapshot } from '#api/snapshots/snapshots.js'
import { exportInto, filesIn, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'
import { patient, toldConnector } from '../support/told-connector.js'

afterAll(removeTemporaryHomes)

const people = (count: number) => [toldConnector(Array.from({ length: count }, (_, i) => patient(`P${i}`)))]
const on = (day: string) => ({ now: () => new Date(`${day}T12:00:00Z`) })

async function patients({ database }: OpenSnapshot): Promise<unknown> {
  const [row] = await database.query(trusted('SELECT count(*) AS patients FROM core.patient'))
  return row?.['patients']
}

/** Three patients in the older snapshot, five in the current one. */
async function twoSnapshots() {
  const home = temporaryHome()
  const older = await exportInto(home, people(3), on('2024-03-01'))
  const newer = await exportInto(home, people(5), on('2024-03-08'))
  return { home, older: older.manifest.id, newer: newer.manifest.id }
}

function flipOneByte(path: string): void {
  const bytes = readFileSync(path)
  const middle = Math.floor(bytes.length / 2)
  bytes[middle] = (bytes[middle] ?? 0) ^ 0xff
  writeFileSync(path, bytes)
}

type Damage = (home: Home, id: string) => void
const damages: readonly (readonly [string, Damage])[] = [
  ['its file is gone', (home, id) => rmSync(dataFile(home, id))],
  ['its file is cut off', (home, id) => truncateSync(dataFile(home, id), 4096)],
  ['its file is something else', (home, id) => writeFileSync(dataFile(home, id), 'not a database')],
  ['one bit of its file has changed', (home, id) => flipOneByte(dataFile(home, id))],
  ['its manifest is gone', (home, id) => rmSync(manifestFile(home, id))],
  ['its manifest is half', (home, id) => writeFileSync(manifestFile(home, id), '{"id": "')],
  ['current.json is empty', (home) => writeFileSync(home.current, '')],
  ['current.json is half', (home) => writeFileSync(home.current, '{"snap')],
  ['current.json names another kind of thing', (home) => writeFileSync(home.current, '{"snapshot": 7}')],
  ['current.json is gone', (home) => rmSync(home.current)],
  ['current.json names what is not there', (home) => writeFileSync(home.current, '{"snapshot": "abcdefabcdef"}')],
]
const ofCurrentFile = ([name]: readonly [string, Damage]): boolean => name.startsWith('current.json')

describe('where the current snapshot is damaged', () => {
  it.each(damages.filter((each) => !ofCurrentFile(each)))(
    'because %s, the one before it answers',
    async (_, damage) => {
      const { home, newer } = await twoSnapshots()
      damage(home, newer)
      const snapshots = new Snapshots(home)
      expect(await snapshots.ask(null, patients)).toBe(3)
      await snapshots.onModuleDestroy()
    },
  )

  it.each(damages.filter(ofCurrentFile))('because %s, the newest whole one answers', async (_, damage) => {
    const { home, newer } = await twoSnapshots()
    damage(home, newer)
    const snapshots = new Snapshots(home)
    expect(await snapshots.ask(null, patients)).toBe(5)
    await snapshots.onModuleDestroy()
  })

  it.each(damages)('because %s, the next export brings what it had, and sets it aside', async (name, damage) => {
    const { home, older, newer } = await twoSnapshots()
    damage(home, newer)
    const again = await exportInto(home, people(5), on('2024-03-09'))
    expect(again.manifest.id).toBe(newer)
    expect(await currentId(home)).toBe(newer)
    expect((await readManifests(home)).map(({ id }) => id)).toEqual([newer, older])
    const setAside = existsSync(join(home.damaged, `${newer}.duckdb`))
    expect(setAside).toBe(/cut off|something else|one bit|manifest is half/.test(name))
    const snapshots = new Snapshots(home)
    expect(await snapshots.ask(null, patients)).toBe(5)
    await snapshots.onModuleDestroy()
  })

  it('while it is served, the next question is answered from the one before', async () => {
    const { home, newer } = await twoSnapshots()
    const snapshots = new Snapshots(home)
    expect(await snapshots.ask(null, patients)).toBe(5)
    truncateSync(dataFile(home, newer), 8192)
    expect(await snapshots.ask(null, patients)).toBe(3)
    await snapshots.onModuleDestroy()
  })

  it('and no other is whole, that is said, and the next export publishes anew', async () => {
    const home = temporaryHome()
    const { manifest } = await exportInto(home, people(3))
    truncateSync(dataFile(home, manifest.id), 0)
    await expect(new Snapshots(home).current()).rejects.toThrow(
      new RegExp(`^every snapshot is damaged \\(${manifest.id}: its file has 0 bytes, and \\d+ were published\\); run`),
    )
    expect(await exportInto(home, people(3))).toMatchObject({ isNew: true, manifest: { id: manifest.id } })
    expect(filesIn(home.drafts)).toEqual([])
  })

  it('a snapshot asked for by its id is not answered from another', async () => {
    const { home, older } = await twoSnapshots()
    flipOneByte(dataFile(home, older))
    await expect(new Snapshots(home).ask(older, patients)).rejects.toThrow(
      `asOf: snapshot ${older} is damaged; kept are`,
    )
  })
})
