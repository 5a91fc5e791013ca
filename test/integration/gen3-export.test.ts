import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { trusted } from '#analytics/sql/sql.js'
import { syntheticConnector } from '#api/connectors/synthetic/synthetic.js'
import { Database } from '#api/duckdb/database.js'
import { dataFile } from '#api/snapshots/shelf.js'
import { readRun, runIds } from '#api/runs/run-shelf.js'
import type { Home } from '#api/snapshots/home.js'
import { runningCommons, type RunningCommons } from '../support/gen3-commons.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'

let running: RunningCommons
beforeAll(async () => {
  running = await runningCommons({ studies: 2000, seed: 5 })
})
afterAll(async () => {
  await running.stop()
  removeTemporaryHomes()
})

async function rows(home: Home, id: string, query: string) {
  const database = await Database.open(dataFile(home, id), { readOnly: true })
  try {
    return await database.query(trusted(query))
  } finally {
    database.close()
  }
}

const contents = {
  patients: 'SELECT * EXCLUDE (patient_number) FROM core.patient ORDER BY patient',
  // Guppy counts series of four modalities and no images.
  studies: 'SELECT * EXCLUDE (patient_number, series, images) FROM core.study ORDER BY study',
  stays: 'SELECT * EXCLUDE (patient_number) FROM core.stay ORDER BY ALL',
  support: 'SELECT * FROM core.breathing_support ORDER BY ALL',
  annotations: 'SELECT * FROM core.annotation ORDER BY ALL',
}

describe('an export of a commons', () => {
  it('gives exactly the patients, studies and outcomes that are in it', async () => {
    const [remote, local] = [temporaryHome(), temporaryHome()]
    const { manifest } = await exportInto(remote, [running.connector()])
    const direct = await exportInto(local, [syntheticConnector({ name: 'demo', studies: 2000, seed: 5, dirt: false })])
    expect(manifest.tables['study']).toBe(2000)
    for (const query of Object.values(contents)) {
      expect(await rows(remote, manifest.id, query)).toEqual(await rows(local, direct.manifest.id, query))
    }
  })

  it('keeps the flags of cases whose ages were corrected in the store and not yet in the index', async () => {
    const [home, other] = [temporaryHome(), temporaryHome()]
    const before = await exportInto(home, [running.connector()])
    const corrected = await running.altered(({ path }, value) =>
      path.includes('node_label=case')
        ? JSON.parse(JSON.stringify(value).replace(/"age_at_index":\d+/g, '"age_at_index":33'))
        : value,
    )
    const { manifest } = await exportInto(other, [corrected])
    expect(await rows(other, manifest.id, contents.patients)).toEqual(
      await rows(home, before.manifest.id, contents.patients),
    )
  })

  it('is not fetched again when nothing changed: only looked at', async () => {
    const home = temporaryHome()
    await exportInto(home, [running.connector()])
    running.faulty.reset()
    const later = { now: () => new Date('2024-03-06T06:07:08Z') }
    expect(await exportInto(home, [running.connector()], later)).toMatchObject({ isNew: false })
    expect(running.faulty.seen.filter((each) => /download|export/.test(each))).toEqual([])
    expect(running.faulty.seen.length).toBeLessThan(10)
    const [id = ''] = await runIds(home)
    expect((await readRun(home, id))?.sources).toMatchObject([{ how: 'reused' }])
  })
})
