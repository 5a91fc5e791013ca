import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { ConnectorError } from '#api/connectors/connector.js'
import { idcConnector } from '#api/connectors/idc/source.js'
import { Database } from '#api/duckdb/database.js'
import { faults, Faulty } from '../emulators/faults.js'
import { answer, emulate } from '../emulators/server.js'
import { readWhole } from '../support/read-whole.js'
import { recordedWorld } from '../support/recorded-world.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'

const folder = mkdtempSync(join(tmpdir(), 'topogram-idc-test-'))
const index = join(folder, 'idc_index.parquet')
const releases = { 1: '2020-10-06', 2: '2021-06-01' }

beforeAll(async () => {
  const database = await Database.open(':memory:')
  await database.execute(`
    COPY (
      SELECT CASE WHEN i < 400 THEN 'nlst' ELSE 'tcga_luad' END AS collection_id, 'P' || (i // 4) AS PatientID,
        '1.2.' || (i // 2) AS StudyInstanceUID, '1.2.' || i || '.1' AS SeriesInstanceUID,
        CASE WHEN i % 2 = 0 THEN 'CT' ELSE 'SEG' END AS Modality, 'CHEST' AS BodyPartExamined,
        CASE WHEN i % 8 < 4 THEN 'F' ELSE 'M' END AS PatientSex, '061Y' AS PatientAge, DATE '1999-01-02' AS StudyDate,
        10 AS instanceCount, 'CC BY 4.0' AS license_short_name, '10.7937/X' AS source_DOI,
        CASE WHEN i < 200 THEN 1 WHEN i < 700 THEN 2 ELSE 3 END AS series_init_idc_version
      FROM range(800) r(i)
    ) TO '${index}' (FORMAT parquet)`)
  database.close()
})
const running: { readonly stop: () => Promise<void> }[] = []
afterEach(async () => {
  for (const each of running.splice(0)) await each.stop()
})
afterAll(() => {
  rmSync(folder, { recursive: true })
  removeTemporaryHomes()
})

const local = (more = {}) => idcConnector({ name: 'idc', index: 'idc_index.parquet', releases, ...more }, folder)

async function remote(sum?: string) {
  const bytes = readFileSync(index)
  const published = sum ?? createHash('sha256').update(bytes).digest('hex')
  const faulty = new Faulty((request, response) => {
    if (request.url?.endsWith('.sha256')) answer(response, 200, 'text/plain', `${published}  idc_index.parquet\n`)
    else
      response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': bytes.length }).end(bytes)
  })
  const emulator = await emulate(faulty.handler)
  running.push(emulator)
  const source = { name: 'idc', index: `${emulator.url}/current/idc_index.parquet`, releases, timeout: 400 }
  return { faulty, connector: () => idcConnector(source, folder, recordedWorld()) }
}

const downloads = () => readdirSync(tmpdir()).filter((name) => /^topogram-idc-(?!test)/.test(name))

describe('the index of Imaging Data Commons', () => {
  it('gives its patients and studies, and when each was contributed, by the version that first had it', async () => {
    const { records, observations } = await readWhole(local())
    const of = (entity: string) => records.filter((record) => record.entity === entity).map(({ values }) => values)
    expect(of('study')).toHaveLength(400)
    expect(new Set(of('patient').map(({ patient }) => patient)).size).toBe(200)
    expect(of('study').filter(({ contributedOn }) => contributedOn === '2020-10-06')).toHaveLength(100)
    expect(of('study')[0]).toMatchObject({ modalities: 'CT,SEG', series: '2', images: '20', performedShifted: 'true' })
    expect(observations).toHaveLength(50)
    expect(observations[0]).toMatchObject({
      value: 'version 3',
      reason: 'the date of this version of IDC is not configured (releases)',
    })
  })

  it('is read at an address as from disk, and leaves nothing there', async () => {
    const before = downloads()
    const { connector } = await remote()
    expect(await readWhole(connector())).toEqual(await readWhole(local()))
    expect(downloads()).toEqual(before)
  })

  it('is not read when it is not the one that was published', async () => {
    const before = downloads()
    const { connector } = await remote('0'.repeat(64))
    await expect(readWhole(connector())).rejects.toThrow(/its SHA-256 differs; tried 6 times/)
    expect(downloads()).toEqual(before)
  })

  it('is exported, and a second time only its published sum is looked at', async () => {
    const { connector, faulty } = await remote()
    const home = temporaryHome()
    const { manifest } = await exportInto(home, [connector()])
    expect([manifest.tables['patient'], manifest.tables['study'], manifest.dataTo]).toEqual([200, 400, '2021-06-01'])
    faulty.reset()
    const later = { now: () => new Date('2024-03-06T06:07:08Z') }
    expect(await exportInto(home, [connector()], later)).toMatchObject({ isNew: false })
    expect(faulty.seen).toEqual(['GET /current/idc_index.parquet.sha256'])
  })

  it('is read whole or not at all when a request fails', async () => {
    const { connector, faulty } = await remote()
    const whole = await readWhole(connector())
    for (let at = 0; at < 2; at += 1) {
      for (const fault of faults) {
        faulty.reset()
        faulty.at(at, fault)
        const read = await readWhole(connector()).catch((error: unknown) => error)
        if (read instanceof ConnectorError) expect(read.message).toMatch(/^idc: /)
        else expect(read).toEqual(whole)
      }
    }
  }, 60_000)

  it('is told of when it is missing, no index, or without a collection that is asked for', async () => {
    await expect(readWhole(local({ index: 'gone.parquet' }))).rejects.toThrow(
      'idc: index: cannot read gone.parquet (ENOENT)',
    )
    writeFileSync(join(folder, 'broken.parquet'), 'no')
    await expect(readWhole(local({ index: 'broken.parquet' }))).rejects.toThrow(
      'idc: the index is not a whole Parquet file',
    )
    await expect(readWhole(local({ collections: ['nlst', 'x'] }))).rejects.toThrow(
      'idc: collections: the index has no x',
    )
    expect(existsSync(index)).toBe(true)
  })
})
