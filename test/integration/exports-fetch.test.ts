import { afterAll, describe, expect, it } from '@jest/globals'
import { ConnectorError, type Connector } from '#api/connectors/connector.js'
import { fastClock, lastRun, people, source } from '../support/breaking-source.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'
import { patient, toldConnector } from '../support/told-connector.js'

afterAll(removeTemporaryHomes)

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
