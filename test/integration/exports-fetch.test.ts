import { afterAll, describe, expect, it } from '@jest/globals'
import { ConnectorError, type Connector } from '#api/connectors/connector.js'
import type { Home } from '#api/snapshots/home.js'
import { readRun, runIds } from '#api/runs/run-shelf.js'
import { exportInto, filesIn, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'
import { patient, toldConnector } from '../support/told-connector.js'

afterAll(removeTemporaryHomes)

const people = (count: number, of = 'P') => Array.from({ length: count }, (_, i) => patient(`${of}${i}`))

let at = Date.parse('2024-03-05T06:08:00Z')
/** A clock that moves on by ten seconds at each look: every page is one to resume from. */
const fastClock = () => () => new Date((at += 10_000))

async function lastRun(home: Home) {
  const [id = ''] = await runIds(home)
  const found = await readRun(home, id)
  if (!found) throw new Error('no run is recorded')
  return found
}

/** A source that counts how many of its pages are read, and breaks off before page `breaksAt` as long as it is told to. */
function source(name: string, version: () => string | null, records = people(40, name)) {
  const state = { pages: 0, breaksAt: -1 }
  const beforePage = (page: number): void => {
    if (page === state.breaksAt) throw new Error('connection reset')
    state.pages += 1
  }
  return { state, connector: toldConnector(records, { name, perPage: 10, version, beforePage }) }
}

const readAs =
  (connector: Connector, identity: string, maxRecords = Infinity) =>
  () =>
    Promise.resolve([{ connector, identity, maxRecords }])

describe('a source that says that nothing changed', () => {
  it('is not read again, and nothing is published', async () => {
    const home = temporaryHome()
    const { state, connector } = source('a', () => 'v1')
    await exportInto(home, [connector])
    expect(state.pages).toBe(4)
    expect(await exportInto(home, [connector], { now: fastClock() })).toMatchObject({ isNew: false })
    expect(state.pages).toBe(4)
    expect(await lastRun(home)).toMatchObject({ status: 'unchanged', sources: [{ how: 'reused', read: 40 }] })
  })

  it('is read again when somebody asks for it, when it cannot tell, and when it is read in another way', async () => {
    const home = temporaryHome()
    let version: string | null = 'v1'
    const { state, connector } = source('a', () => version)
    await exportInto(home, [connector])
    await exportInto(home, [connector], { refetch: true })
    expect(state.pages).toBe(8)
    version = null
    await exportInto(home, [connector])
    expect(state.pages).toBe(12)
    version = 'v1'
    await exportInto(home, [connector])
    expect(state.pages).toBe(16)
    await exportInto(home, [], { sources: readAs(connector, 'another mapping') })
    expect(state.pages).toBe(20)
  })

  it('is read again when pseudonyms are made with another key', async () => {
    const home = temporaryHome()
    const { state, connector } = source('a', () => 'v1')
    await exportInto(home, [connector])
    await exportInto(home, [connector], { pseudonymKey: Buffer.alloc(32, 8) })
    expect(state.pages).toBe(8)
  })
})

describe('a run that breaks off', () => {
  it('is gone on with at the page where it stopped, and loses and doubles nothing', async () => {
    const home = temporaryHome()
    const { state, connector } = source('a', () => 'v1')
    for (const breaksAt of [1, 3]) {
      state.breaksAt = breaksAt
      await expect(exportInto(home, [connector], { now: fastClock() })).rejects.toThrow('connection reset')
    }
    state.breaksAt = -1
    const { manifest } = await exportInto(home, [connector], { now: fastClock() })
    expect(state.pages).toBe(4)
    expect(manifest.tables['patient']).toBe(40)
    expect(await lastRun(home)).toMatchObject({ status: 'published', sources: [{ how: 'resumed', cursorFrom: '30' }] })
    const whole = await exportInto(temporaryHome(), [source('a', () => 'v1').connector])
    expect(manifest.id).toBe(whole.manifest.id)
    expect(filesIn(home.fetched)).toHaveLength(2)
  })

  it.each([
    ['the source has changed', { version: 'v2', later: 0 }],
    ['a day has gone by', { version: 'v1', later: 25 * 3_600_000 }],
  ])('is begun anew where %s', async (_, { version, later }) => {
    const home = temporaryHome()
    let says = 'v1'
    const { state, connector } = source('a', () => says)
    state.breaksAt = 3
    await expect(exportInto(home, [connector], { now: fastClock() })).rejects.toThrow('connection reset')
    state.breaksAt = -1
    says = version
    const clock = fastClock()
    await exportInto(home, [connector], { now: () => new Date(clock().getTime() + later) })
    expect(state.pages).toBe(3 + 4)
    expect(await lastRun(home)).toMatchObject({ sources: [{ how: 'fetched', read: 40 }] })
  })

  it('leaves what was read to be published by force, without reading it again', async () => {
    const home = temporaryHome()
    await exportInto(home, [source('a', () => 'v1').connector])
    const { state, connector } = source('a', () => 'v2', people(10, 'a'))
    await expect(exportInto(home, [connector])).rejects.toThrow(/--force/)
    expect((await exportInto(home, [connector], { force: true })).manifest.tables['patient']).toBe(10)
    expect(state.pages).toBe(1)
  })
})

describe('a snapshot of several sources', () => {
  it('is renewed in one of them, and keeps what was last read of the others', async () => {
    const home = temporaryHome()
    let version = 'v1'
    const [a, b] = [source('a', () => version), source('b', () => version)]
    await exportInto(home, [a.connector, b.connector])
    version = 'v2'
    const more = source('a', () => version, people(50, 'a'))
    const { manifest } = await exportInto(home, [more.connector, b.connector], { asked: ['a'] })
    expect(manifest.tables['patient']).toBe(90)
    expect([more.state.pages, b.state.pages]).toEqual([5, 4])
  })

  it('reads what was never read, also when another one is asked for', async () => {
    const home = temporaryHome()
    const [a, b] = [source('a', () => 'v1'), source('b', () => null)]
    const { manifest } = await exportInto(home, [a.connector, b.connector], { asked: ['a'] })
    expect(manifest.tables['patient']).toBe(80)
  })
})

describe('a run on record', () => {
  it('says what came, changed and went against the snapshot before it', async () => {
    const home = temporaryHome()
    await exportInto(home, [toldConnector(people(20))])
    const older = people(19).map((record, i) => (i < 3 ? patient(`P${i}`, { age: '61' }) : record))
    await exportInto(home, [toldConnector([...older, ...people(2, 'new')])], { now: fastClock() })
    const { changes, error, status, phases } = await lastRun(home)
    expect(changes).toContainEqual({ entity: 'patient', added: 2, changed: 3, removed: 1, same: 16 })
    expect({ error, status }).toEqual({ error: null, status: 'published' })
    expect(phases.map(({ phase }) => phase)).toEqual(['fetch', 'build', 'check', 'publish'])
    expect(phases.every(({ endedAt }) => endedAt !== null)).toBe(true)
  })

  it('says which properties of the source came and went', async () => {
    const home = temporaryHome()
    const told = (properties: Readonly<Record<string, readonly string[]>>, version: string) =>
      toldConnector(people(5), { properties, version: () => version })
    await exportInto(home, [told({ case: ['sex', 'zip'] }, 'v1')])
    await exportInto(home, [told({ case: ['sex', 'site_id'] }, 'v2')], { now: fastClock() })
    expect((await lastRun(home)).schemaDifferences).toEqual([
      { source: 'told', node: 'case', appeared: ['site_id'], vanished: ['zip'] },
    ])
  })

  it('keeps why it failed, in words', async () => {
    const home = temporaryHome()
    await expect(exportInto(home, [toldConnector([])])).rejects.toThrow()
    expect(await lastRun(home)).toMatchObject({
      ...{ status: 'rejected', snapshot: null, phase: 'check' },
      error: { message: 'nothing was published: the sources yielded no patient', causes: [] },
    })
  })

  it('is there also where a source cannot be read as it is configured', async () => {
    const home = temporaryHome()
    const sources = () => Promise.reject(new ConnectorError('commons: credentials: env:KEY is empty'))
    await expect(exportInto(home, [], { sources })).rejects.toThrow('env:KEY is empty')
    expect(await lastRun(home)).toMatchObject({
      status: 'failed',
      error: { message: expect.stringContaining('env:KEY') },
    })
  })

  it('is stopped where more comes than its source may have', async () => {
    const home = temporaryHome()
    const { connector } = source('a', () => 'v1')
    await expect(exportInto(home, [], { sources: readAs(connector, '', 25) })).rejects.toThrow(
      'a: more than 25 records came; raise maxRecords of this source if that is right',
    )
  })
})
