import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { dicomwebConnector } from '#api/connectors/dicomweb/source.js'
import { readRun, runIds } from '#api/runs/run-shelf.js'
import { knownStudies } from '../support/dicom-studies.js'
import { readWhole } from '../support/read-whole.js'
import { hasOrthanc, RunningOrthanc } from '../support/running-orthanc.js'
import { exportInto, filesIn, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'

/** Skipped without Orthanc: it is a program of its own, which `npm test` installs where it may, and says where not. */
const onOrthanc = hasOrthanc ? describe : describe.skip

onOrthanc('a real Orthanc', () => {
  const known = knownStudies(240)
  let orthanc: RunningOrthanc
  beforeAll(async () => {
    orthanc = await RunningOrthanc.start()
    await orthanc.store(known.flatMap(({ files }) => files))
  }, 120_000)
  afterAll(async () => {
    await orthanc.stop()
    removeTemporaryHomes()
  })

  const connector = () => dicomwebConnector({ name: 'pacs', url: orthanc.dicomweb, shiftedDates: false }, '.')

  it('gives exactly the studies that were put in, with their modalities and dates', async () => {
    const source = connector()
    const { records, refusals } = await readWhole(source)
    expect([refusals, source.notices?.()]).toEqual([[], []])
    const of = (entity: string) => records.filter((record) => record.entity === entity).map(({ values }) => values)
    const studies = new Map(of('study').map((values) => [values['study'], values]))
    expect([of('study').length, studies.size]).toEqual([known.length, known.length])
    for (const { uid, patient, modalities, performedOn, bodyPart } of known) {
      const images = String(modalities.split(',').length)
      expect(studies.get(uid)).toMatchObject({ patient, modalities, performedOn, bodyPart, images, series: images })
    }
    const told = (values: readonly (string | null)[]) => values.filter((value) => value !== null).sort()
    const patients = of('patient')
    expect(new Set(patients.map(({ patient }) => patient)).size).toBe(120)
    expect(told(patients.map(({ age = null }) => age))).toEqual(told(known.map(({ age }) => age)))
    expect(told(patients.map(({ sex = null }) => sex))).toEqual(told(known.map(({ sex }) => sex)))
    expect(told(of('site').map(({ name = null }) => name))).toEqual(told(known.map(({ site }) => site)))
  })

  it('is exported with its patients, and a second time not read again', async () => {
    const home = temporaryHome()
    const { manifest } = await exportInto(home, [connector()])
    expect(manifest.tables).toMatchObject({ study: known.length, patient: 120, site: 4 })
    expect(manifest.tables['rejected_record'] ?? 0).toBe(0)
    const later = { now: () => new Date('2024-03-06T06:07:08Z') }
    expect(await exportInto(home, [connector()], later)).toMatchObject({ isNew: false })
    const [id = ''] = await runIds(home)
    expect((await readRun(home, id))?.sources).toMatchObject([{ how: 'reused' }])
    const [more] = knownStudies(241).slice(-1)
    await orthanc.store(more?.files ?? [])
    const third = await exportInto(home, [connector()], { now: () => new Date('2024-03-07T06:07:08Z') })
    expect([third.isNew, third.manifest.tables['study']]).toEqual([true, 241])
  })

  it('leaves no name, birth date or accession number on the disk', async () => {
    const home = temporaryHome()
    await exportInto(home, [connector()])
    const bytes = Buffer.concat(filesIn(home.path).map((file) => file.bytes)).toString('latin1')
    for (const planted of ['Planted', '19500304', 'ACC1', '1.2.826.0.1.']) expect(bytes).not.toContain(planted)
  })

  it('is asked with a name and a password where it wants them', async () => {
    const guarded = await RunningOrthanc.start({ reader: 'secret' })
    process.env['TOPOGRAM_TEST_PACS'] = 'secret'
    const source = { name: 'pacs', url: guarded.dicomweb, shiftedDates: false }
    try {
      await expect(readWhole(dicomwebConnector(source, '.'))).rejects.toThrow(
        /^pacs: GET \/dicom-web\/studies.* the server answered 401: it does not accept who asks/,
      )
      const known = dicomwebConnector({ ...source, username: 'reader', password: 'env:TOPOGRAM_TEST_PACS' }, '.')
      expect((await readWhole(known)).records).toEqual([])
    } finally {
      await guarded.stop()
    }
  })
})
