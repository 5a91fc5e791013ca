import { afterAll, afterEach, describe, expect, it } from '@jest/globals'
import type { ArchivedStudy } from '../emulators/dicomweb/attributes.js'
import { archivedStudies, archivedStudy, runningArchive, type RunningArchive } from '../support/dicom-archive.js'
import { readWhole } from '../support/read-whole.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'

const running: RunningArchive[] = []
afterEach(async () => {
  for (const each of running.splice(0)) await each.stop()
})
afterAll(removeTemporaryHomes)

async function archiveOf(...given: Parameters<typeof runningArchive>): Promise<RunningArchive> {
  const found = await runningArchive(...given)
  running.push(found)
  return found
}

/** The UIDs of the studies that came, each as often as it came. */
const uidsOf = ({ records }: Awaited<ReturnType<typeof readWhole>>): string[] =>
  records.flatMap(({ entity, values }) => (entity === 'study' ? [values['study'] ?? ''] : [])).sort()

const held = (studies: readonly ArchivedStudy[]): string[] => studies.map(({ uid }) => uid).sort()

const undated = (count: number): ArchivedStudy[] =>
  ['', '2020.01.01', '20201340', '18991231', 'unknown'].flatMap((date, kind) =>
    Array.from({ length: count }, (_, number) => archivedStudy(number, { uid: `9.${kind}.${number}`, date })),
  )

describe('an archive of many studies', () => {
  it('is read in windows of the date that one answer holds, whatever the order of its pages', async () => {
    const studies = archivedStudies(3000)
    const { connector, faulty } = await archiveOf(studies, { shuffledBy: 7 })
    expect(uidsOf(await readWhole(connector()))).toEqual(held(studies))
    // Six answers of 500 would hold them, were they in order.
    expect(faulty.seen.length).toBeLessThan(45)
  })

  it('gives those without a date too, or with one that no window finds, each once', async () => {
    const studies = [...archivedStudies(1200), ...undated(40)]
    const { connector } = await archiveOf(studies)
    expect(uidsOf(await readWhole(connector()))).toEqual(held(studies))
  })

  it('of which one has a date and no UID gives the others, and those without a date', async () => {
    const studies = [...archivedStudies(1200), ...undated(2)]
    const { connector } = await archiveOf([...studies, archivedStudy(1, { uid: '' })])
    const read = await readWhole(connector())
    expect(uidsOf(read)).toEqual(held(studies))
    expect(read.refusals.length).toBeGreaterThan(0)
  })

  it('whose studies are all of one day or of none is paged', async () => {
    for (const date of ['20000101', '']) {
      const studies = archivedStudies(1700, { date })
      const { connector } = await archiveOf(studies)
      expect(uidsOf(await readWhole(connector()))).toEqual(held(studies))
    }
  })

  it('of exactly as many as one answer holds has all of them', async () => {
    for (const count of [499, 500, 501, 1000]) {
      const studies = archivedStudies(count, { date: '20000101' })
      const { connector } = await archiveOf(studies)
      expect(uidsOf(await readWhole(connector()))).toEqual(held(studies))
    }
  })
})

describe('a server that gives fewer studies at once than it is asked for', () => {
  const studies = [...archivedStudies(700), ...undated(30)]

  it.each([
    ['and says so', { most: 100, warns: true }],
    ['without a word', { most: 100, warns: false }],
  ])('%s is read whole', async (_, options) => {
    const { connector } = await archiveOf(studies, options)
    expect(uidsOf(await readWhole(connector()))).toEqual(held(studies))
  })

  it('and pages no further is told of, where studies without a date may be beyond', async () => {
    const dated = archivedStudies(700)
    const { connector } = await archiveOf(dated, { furthest: 600 })
    const source = connector()
    expect(uidsOf(await readWhole(source))).toEqual(held(dated))
    expect(source.notices?.()).toMatchObject([{ code: 'undated-unknown', severity: 'warning' }])
  })
})

describe('a server that heeds little of what it is asked', () => {
  it('is asked for series where it ignores includefield', async () => {
    const studies = archivedStudies(30)
    const { connector, faulty } = await archiveOf(studies, { ignoresIncludefield: true })
    const source = connector()
    const { records } = await readWhole(source)
    const first = records.find(({ values }) => values['study'] === '1.2.3.0')
    expect(first?.values).toMatchObject({ modalities: 'CT,PT', bodyPart: 'chest', series: '2', images: '3' })
    expect(faulty.seen.filter((each) => each.includes('/series'))).toHaveLength(30)
    expect(source.notices?.()).toMatchObject([{ code: 'asked-by-series', severity: 'note' }])
  })

  it('gives all at once where it ignores limit', async () => {
    const studies = archivedStudies(900)
    const { connector } = await archiveOf(studies, { ignoresLimit: true })
    expect(uidsOf(await readWhole(connector()))).toEqual(held(studies))
  })

  it('is not read where it ignores offset and has more than one answer holds', async () => {
    const { connector } = await archiveOf(archivedStudies(900, { date: '20000101' }), { ignoresOffset: true })
    await expect(readWhole(connector())).rejects.toThrow(/^pacs: the server ignores offset/)
  })

  it.each(['204', '[]', 'empty body'] as const)('says by %s that there is none', async (none) => {
    const { connector } = await archiveOf([], { none })
    expect((await readWhole(connector())).records).toEqual([])
    const studies = archivedStudies(600)
    const { connector: filled } = await archiveOf(studies, { none })
    expect(uidsOf(await readWhole(filled()))).toEqual(held(studies))
  })

  it('may give one value where a list belongs, and modalities as one text', async () => {
    const studies = archivedStudies(30)
    const { connector } = await archiveOf(studies, { isLoose: true })
    const { connector: strict } = await archiveOf(studies)
    expect(await readWhole(connector())).toEqual(await readWhole(strict()))
  })
})

describe('an archive that changes while it is read', () => {
  it('gives every study that was there, where others come', async () => {
    const studies = archivedStudies(1700, { date: '20000101' })
    const { connector, archive } = await archiveOf(studies)
    const before = held(studies)
    archive.onRequest = (number) => {
      if (number < 30 && number % 4 === 0) studies.unshift(archivedStudy(9_000 + number, { date: '20000101' }))
    }
    expect(uidsOf(await readWhole(connector()))).toEqual(expect.arrayContaining(before))
  })

  it('is not taken for whole where its pages come in another order each time', async () => {
    const { connector } = await archiveOf(archivedStudies(1700, { date: '20000101' }), { shuffledBy: 3 })
    await expect(readWhole(connector())).rejects.toThrow(/^pacs: .*moved from page to page/)
  })

  it('goes on after the day that an earlier reading reached', async () => {
    const studies = [...archivedStudies(1500), ...undated(10)]
    const { connector } = await archiveOf(studies)
    const signal = new AbortController().signal
    const seen: string[] = []
    let cursor: string | undefined
    for await (const page of connector().read(signal)) {
      seen.push(...uidsOf({ ...page, records: [...page.records] } as never))
      cursor = page.cursor
      if (page.resumable && seen.length > 600) break
    }
    for await (const page of connector().read(signal, cursor)) seen.push(...uidsOf(page as never))
    expect(seen.sort()).toEqual(held(studies))
  })
})

describe('patients of an archive', () => {
  it('who grow older and are seen at several sites are no contradiction', async () => {
    const studies = archivedStudies(600).map((study, number) => ({ ...study, sex: 'F', age: `0${50 + (number % 9)}Y` }))
    const { connector } = await archiveOf(studies)
    const { manifest } = await exportInto(temporaryHome(), [connector()])
    expect(manifest.tables).toMatchObject({ patient: 200, study: 600, site: 4 })
    expect(manifest.tables['rejected_record'] ?? 0).toBe(0)
  })
})
