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
const beside = join(folder, 'version_metadata_index.parquet')
const none = {}
/** With TOPOGRAM_FULL_WALK every request meets every fault; else each fault meets one of them. */
const isFull = process.env['TOPOGRAM_FULL_WALK'] !== undefined

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
    ) TO '${index}' (FORMAT parquet);
    COPY (SELECT 1 AS idc_version, '2020-10-06 16:00:00' AS version_timestamp UNION ALL SELECT 2, '2021-06-01')
    TO '${beside}' (FORMAT parquet)`)
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

const local = (more = {}) => idcConnector({ name: 'idc', index: 'idc_index.parquet', releases: none, ...more }, folder)

/** The folder of a release, as Google's storage gives it. */
async function remote({
  sum,
  hasSums = true,
  hasReleases = true,
}: { sum?: string; hasSums?: boolean; hasReleases?: boolean } = {}) {
  const sumOf = (bytes: Buffer) => sum ?? createHash('sha256').update(bytes).digest('hex')
  const faulty = new Faulty((request, response) => {
    const name = request.url?.replace('/current/', '') ?? ''
    const bytes = readFileSync(name.includes('version_metadata') ? beside : index)
    const isThere = hasReleases || !name.includes('version_metadata')
    if (!isThere || (!hasSums && name.endsWith('.sha256'))) answer(response, 403, 'application/xml', '<Error/>')
    else if (name.endsWith('.sha256')) answer(response, 200, 'text/plain', `${sumOf(bytes)}  ${name}\n`)
    else {
      const type = 'application/octet-stream'
      response.writeHead(200, { 'content-type': type, 'content-length': bytes.length, etag: '"17"' }).end(bytes)
    }
  })
  const emulator = await emulate(faulty.handler)
  running.push(emulator)
  const source = { name: 'idc', index: `${emulator.url}/current/idc_index.parquet`, releases: none, timeout: 400 }
  return { faulty, connector: () => idcConnector(source, folder, recordedWorld()) }
}

/** Without what is for the guard alone, which is a function. */
const told = (read: unknown): unknown => JSON.parse(JSON.stringify(read))

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
    expect(observations[0]).toMatchObject({ value: '3', reason: 'a version without a date' })
  })

  it('is read at an address as from disk, and leaves nothing there', async () => {
    const before = downloads()
    const { connector } = await remote()
    expect(told(await readWhole(connector()))).toEqual(told(await readWhole(local())))
    expect(downloads()).toEqual(before)
  })

  it('is not read when it is not the one that was published', async () => {
    const before = downloads()
    const { connector } = await remote({ sum: '0'.repeat(64) })
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

  it('is looked at by its tag where no sum is published', async () => {
    const { connector, faulty } = await remote({ hasSums: false })
    expect(await connector().version?.(new AbortController().signal)).toBe('"17"')
    faulty.reset()
    expect(told(await readWhole(connector()))).toEqual(told(await readWhole(local())))
  })

  it('without the days of its versions has no day of contribution, and that is told', async () => {
    const { connector } = await remote({ hasReleases: false })
    const source = connector()
    const { records } = await readWhole(source)
    expect(records.filter(({ values }) => values['contributedOn'])).toEqual([])
    expect(source.notices?.()).toMatchObject([{ code: 'no-releases', severity: 'warning' }])
  })

  it('tells why the days of its versions cannot be read where their file is there and broken', async () => {
    const broken = mkdtempSync(join(folder, 'broken-'))
    writeFileSync(join(broken, 'idc_index.parquet'), readFileSync(index))
    writeFileSync(join(broken, 'version_metadata_index.parquet'), 'half')
    for (const releases of [{}, { 3: '2021-09-01' }]) {
      const source = idcConnector({ name: 'idc', index: 'idc_index.parquet', releases }, broken)
      await readWhole(source)
      const [notice] = source.notices?.() ?? []
      expect(notice?.text).toMatch(
        /^version_metadata_index\.parquet cannot be read: .*'version_metadata_index\.parquet'/,
      )
      expect(notice?.text).not.toContain('beside the index')
    }
  })

  it('takes the days of versions from the configuration first', async () => {
    const { records } = await readWhole(local({ releases: { 3: '2021-09-01' } }))
    const days = new Set(records.flatMap(({ values }) => values['contributedOn'] ?? []))
    expect([...days].sort()).toEqual(['2020-10-06', '2021-06-01', '2021-09-01'])
  })

  it('of an earlier release, with fewer columns, is read for what it has', async () => {
    const database = await Database.open(':memory:')
    const path = join(folder, 'old [1].parquet')
    await database.execute(
      `COPY (SELECT collection_id, PatientID, StudyInstanceUID, Modality FROM '${index}') TO '${path}' (FORMAT parquet)`,
    )
    database.close()
    const { records } = await readWhole(local({ index: 'old [1].parquet' }))
    const studies = records.filter(({ entity }) => entity === 'study')
    expect(studies).toHaveLength(400)
    expect(studies[0]?.values).toMatchObject({ modalities: 'CT,SEG', images: null, performedOn: null })
  })

  it('tells of patients who were of several ages at several studies without a contradiction', async () => {
    const database = await Database.open(':memory:')
    await database.execute(`COPY (
      SELECT 'nlst' AS collection_id, 'P' || (i // 3) AS PatientID, '1.2.' || i AS StudyInstanceUID, 'CT' AS Modality,
        'F' AS PatientSex, '06' || (i % 3) || 'Y' AS PatientAge, DATE '1999-01-02' + i::INTEGER AS StudyDate
      FROM range(300) r(i)) TO '${join(folder, 'aging.parquet')}' (FORMAT parquet)`)
    database.close()
    const { manifest } = await exportInto(temporaryHome(), [local({ index: 'aging.parquet' })])
    expect(manifest.tables).toMatchObject({ patient: 100, study: 300 })
    expect(manifest.tables['rejected_record'] ?? 0).toBe(0)
  })

  it('is read whole or not at all when a request fails', async () => {
    const { connector, faulty } = await remote()
    const whole = await readWhole(connector())
    const requests = faulty.seen.length
    for (const [number, fault] of faults.entries()) {
      for (const at of isFull ? [...Array(requests).keys()] : [number % requests]) {
        faulty.reset()
        faulty.at(at, fault)
        const read = await readWhole(connector()).catch((error: unknown) => error)
        if (read instanceof ConnectorError) expect(read.message).toMatch(/^idc: /)
        else expect(told(read)).toEqual(told(whole))
      }
    }
  }, 60_000)

  it('is told of when it is missing, no index, or without a collection that is asked for', async () => {
    await expect(readWhole(local({ index: 'gone.parquet' }))).rejects.toThrow(
      /^idc: index: expected a Parquet file at \/.+\/gone\.parquet, and it cannot be read \(ENOENT\)/,
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
