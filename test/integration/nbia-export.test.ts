import type { RequestListener } from 'node:http'
import { afterAll, afterEach, describe, expect, it } from '@jest/globals'
import { ConnectorError, CursorGone } from '#api/connectors/connector.js'
import { nbiaConnector } from '#api/connectors/nbia/source.js'
import { faults, Faulty } from '../emulators/faults.js'
import { NbiaArchive, type KnownSeries } from '../emulators/nbia/archive.js'
import { answerJson, emulate } from '../emulators/server.js'
import { readWhole } from '../support/read-whole.js'
import { recordedWorld } from '../support/recorded-world.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'

const running: { readonly stop: () => Promise<void> }[] = []
afterEach(async () => {
  for (const each of running.splice(0)) await each.stop()
})
afterAll(removeTemporaryHomes)

/** With TOPOGRAM_FULL_WALK every request meets every fault; else each fault meets two of them. */
const isFull = process.env['TOPOGRAM_FULL_WALK'] !== undefined

const released = ['2020-10-21 00:00:00.0', '11-02-2020', '30/11/2020'] as const
const known: readonly KnownSeries[] = Array.from({ length: 120 }, (_, i) => ({
  ...{
    collection: i < 80 ? 'COVID-19-AR' : 'LIDC-IDRI',
    patient: `P${Math.floor(i / 4)}`,
    study: `1.2.${Math.floor(i / 2)}`,
  },
  ...{
    series: `1.2.${i}.1`,
    modality: i % 2 === 0 ? 'CT' : 'DX',
    images: i + 1,
    released: released[i % 3] ?? released[0],
  },
  ...{ sex: i % 8 < 4 ? 'F' : 'M', age: `0${45 + (i % 4)}Y` },
}))

async function archive(series = known) {
  const faulty = new Faulty(new NbiaArchive(series).handler)
  const emulator = await emulate(faulty.handler)
  running.push(emulator)
  const source = { name: 'tcia', url: `${emulator.url}/nbia-api/services/v4`, timeout: 400 }
  return { faulty, connector: (more = {}) => nbiaConnector({ ...source, ...more }, recordedWorld()) }
}

/** The same, but for the count of its second collection. */
async function uncounted(handler: RequestListener) {
  const emulator = await emulate((request, response) => {
    const isCounts = request.url?.includes('getCollectionValuesAndCounts') === true
    if (isCounts) answerJson(response, [{ criteria: 'COVID-19-AR', count: '80' }, { criteria: 'LIDC-IDRI' }])
    else handler(request, response)
  })
  running.push(emulator)
  return emulator
}

describe('The Cancer Imaging Archive', () => {
  it('gives exactly the patients and studies that are in it, made of their series', async () => {
    const { connector } = await archive()
    const { records } = await readWhole(connector())
    const of = (entity: string) => records.filter((record) => record.entity === entity).map(({ values }) => values)
    expect(new Set(of('patient').map(({ patient }) => patient)).size).toBe(30)
    expect(of('study')).toHaveLength(60)
    expect(of('study')[0]).toMatchObject({
      ...{ study: '1.2.0', patient: 'COVID-19-AR P0', modalities: 'CT,DX', series: '2', images: '3' },
      ...{ contributedOn: '2020-10-21', performedOn: '2001-05-06', performedShifted: 'true', bodyPart: 'chest' },
    })
    expect(of('study')[1]).toMatchObject({ contributedOn: '2020-10-21' })
    expect(of('project')).toContainEqual({
      ...{ project: 'COVID-19-AR', name: 'COVID-19-AR', licence: 'CC BY 4.0', attribution: null },
    })
    expect(JSON.stringify(records)).not.toContain('Planted')
  })

  it('is exported, and a second time only looked at', async () => {
    const { connector, faulty } = await archive()
    const home = temporaryHome()
    const { manifest } = await exportInto(home, [connector()])
    expect([manifest.tables['patient'], manifest.tables['study'], manifest.dataTo]).toEqual([30, 60, '2020-11-02'])
    faulty.reset()
    const later = { now: () => new Date('2024-03-06T06:07:08Z') }
    expect(await exportInto(home, [connector()], later)).toMatchObject({ isNew: false })
    expect(faulty.seen).toHaveLength(2)
  })

  it('is kept also where the archive does not count every collection', async () => {
    const archive = new NbiaArchive(known)
    const { url } = await uncounted(archive.handler)
    const source = nbiaConnector({ name: 'tcia', url: `${url}/nbia-api/services/v4` }, recordedWorld())
    await readWhole(source)
    expect([...(source.parts?.() ?? [])]).toEqual([
      ['collection COVID-19-AR', 80],
      ['collection LIDC-IDRI', 1],
    ])
  })

  it('answers with an empty body where nothing is found', async () => {
    const { connector } = await archive([])
    await expect(readWhole(connector())).rejects.toThrow('tcia: no collection is listed')
  })

  it('names the collections that there are not', async () => {
    const { connector } = await archive()
    await expect(readWhole(connector({ collections: ['COVID-19-NY'] }))).rejects.toThrow(
      'tcia: collections: there is no COVID-19-NY among the 2 of the archive',
    )
    expect((await readWhole(connector({ collections: ['LIDC-IDRI'] }))).records.length).toBeGreaterThan(20)
  })

  it('has patients who grow older from study to study, and that is no contradiction', async () => {
    const { connector } = await archive()
    const { manifest } = await exportInto(temporaryHome(), [connector()])
    expect(manifest.tables['rejected_record'] ?? 0).toBe(0)
  })

  it('goes on after the collection that an earlier reading reached, and still knows the others', async () => {
    const { connector, faulty } = await archive()
    const source = connector()
    const read: (string | null | undefined)[] = []
    for await (const page of source.read(new AbortController().signal, 'COVID-19-AR')) {
      read.push(...page.records.filter(({ entity }) => entity === 'project').map(({ values }) => values['project']))
    }
    expect(read).toEqual(['LIDC-IDRI'])
    expect([...(source.parts?.() ?? [])]).toEqual([
      ['collection COVID-19-AR', 80],
      ['collection LIDC-IDRI', 40],
    ])
    expect(faulty.seen.filter((each) => each.includes('COVID-19-AR'))).toEqual([])
    const gone = connector().read(new AbortController().signal, 'withdrawn')
    await expect(gone[Symbol.asyncIterator]().next()).rejects.toThrow(CursorGone)
  })

  it('shows no name and no birth date of the patients that come with its studies', async () => {
    const { connector } = await archive()
    expect(JSON.stringify(await readWhole(connector()))).not.toMatch(/Planted|1950/)
  })

  it('is read whole or not at all when a request fails', async () => {
    const { connector, faulty } = await archive()
    const whole = await readWhole(connector())
    const requests = faulty.seen.length
    for (const [number, fault] of faults.entries()) {
      for (const at of isFull ? [...Array(requests).keys()] : [number % requests, (number + 3) % requests]) {
        faulty.reset()
        faulty.at(at, fault)
        const read = await readWhole(connector()).catch((error: unknown) => error)
        if (read instanceof ConnectorError) expect(read.message).toMatch(/^tcia: /)
        else expect(read).toEqual(whole)
      }
    }
  }, 300_000)

  it.each(faults)('that goes on failing by %s is not read, and the cause is told', async (fault) => {
    const { connector, faulty } = await archive()
    for (let at = 3; at < 200; at += 1) faulty.at(at, fault)
    await expect(readWhole(connector())).rejects.toThrow(/^tcia: /)
  })
})
