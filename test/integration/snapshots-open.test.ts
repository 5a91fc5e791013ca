import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { trusted } from '#analytics/sql/sql.js'
import { NoSnapshot } from '#api/snapshots/as-of.js'
import { Snapshots, type OpenSnapshot } from '#api/snapshots/snapshots.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'
import { patient, toldConnector } from '../support/told-connector.js'

afterAll(removeTemporaryHomes)

const people = (count: number) => [toldConnector(Array.from({ length: count }, (_, i) => patient(`P${i}`)))]
const on = (day: string) => ({ now: () => new Date(`${day}T12:00:00Z`) })

async function patients({ database }: OpenSnapshot): Promise<unknown> {
  const [row] = await database.query(trusted('SELECT count(*) AS patients FROM core.patient'))
  return row?.['patients']
}

describe('the snapshots of a home', () => {
  it('are none before the first export', async () => {
    await expect(new Snapshots(temporaryHome()).current()).rejects.toThrow(NoSnapshot)
  })

  it('switch between two questions, and a running question ends on what it began with', async () => {
    const home = temporaryHome()
    const snapshots = new Snapshots(home)
    await exportInto(home, people(3))
    const counts = await snapshots.ask(null, async (open) => {
      await exportInto(home, people(5))
      return [await snapshots.ask(null, patients), await patients(open)]
    })
    expect(counts).toEqual([5, 3])
    await snapshots.onModuleDestroy()
  })

  it('answer about an earlier day', async () => {
    const home = temporaryHome()
    const snapshots = new Snapshots(home)
    const first = await exportInto(home, people(3), on('2024-03-01'))
    await exportInto(home, people(5), on('2024-03-08'))
    expect(await snapshots.ask('2024-03-07', patients)).toBe(3)
    expect(await snapshots.ask(first.manifest.id, patients)).toBe(3)
    expect(await snapshots.ask('2024-03-08', patients)).toBe(5)
    await snapshots.onModuleDestroy()
  })

  it('stay answerable while many are asked at once', async () => {
    const home = temporaryHome()
    const snapshots = new Snapshots(home)
    for (const count of [3, 4, 5, 6, 7, 8]) await exportInto(home, people(count), on(`2024-03-0${count}`))
    const days = Array.from({ length: 60 }, (_, i) => 3 + (i % 6))
    const counts = await Promise.all(days.map((day) => snapshots.ask(`2024-03-0${day}`, patients)))
    expect(counts).toEqual(days)
    await snapshots.onModuleDestroy()
  })

  it('keep the current one open, however many earlier ones are asked', async () => {
    const home = temporaryHome()
    const snapshots = new Snapshots(home)
    for (const count of [3, 4, 5, 6, 7, 8]) await exportInto(home, people(count), on(`2024-03-0${count}`))
    // What is read anew when a file is opened is another object.
    const opened = await snapshots.ask(null, ({ manifest }) => Promise.resolve(manifest))
    for (const day of [3, 4, 5, 6, 7]) await snapshots.ask(`2024-03-0${day}`, patients)
    expect(await snapshots.ask(null, ({ manifest }) => Promise.resolve(manifest === opened))).toBe(true)
    await snapshots.onModuleDestroy()
  })

  it('are kept as configured, and the first of each month for good', async () => {
    const home = temporaryHome()
    for (const day of ['2024-02-03', '2024-02-04', '2024-03-01', '2024-03-02', '2024-03-03']) {
      await exportInto(home, people(10 + Number(day.slice(5, 7)) * 10 + Number(day.slice(8))), { ...on(day), keep: 2 })
    }
    const kept = (await new Snapshots(home).list()).map(({ publishedAt }) => publishedAt.slice(0, 10))
    expect(kept).toEqual(['2024-03-03', '2024-03-02', '2024-03-01', '2024-02-03'])
  })

  it('of another version are not asked, and the next export replaces them', async () => {
    const home = temporaryHome()
    const { manifest } = await exportInto(home, people(3))
    const file = join(home.snapshots, `${manifest.id}.json`)
    writeFileSync(file, JSON.stringify({ ...manifest, id: manifest.id, schemaVersion: 0 }))
    const snapshots = new Snapshots(home)
    await expect(snapshots.current()).rejects.toThrow(
      /published by another version of this program; run npx topogram export/,
    )
    await exportInto(home, people(4))
    expect(await snapshots.ask(null, patients)).toBe(4)
    expect(await snapshots.list()).toHaveLength(1)
    await snapshots.onModuleDestroy()
  })
})
