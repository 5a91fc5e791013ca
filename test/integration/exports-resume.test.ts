import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { sweepUnnamed } from '#api/exports/fetched-shelf.js'
import { fastClock, lastRun, people, source } from '../support/breaking-source.js'
import { exportInto, filesIn, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'

afterAll(removeTemporaryHomes)

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

  it('keeps what it had read where the source is out of reach at the next attempt, and cannot tell its state', async () => {
    const home = temporaryHome()
    let says: string | null = 'v1'
    const { state, connector } = source('a', () => says)
    const attempt = () => exportInto(home, [connector], { now: fastClock() })
    state.breaksAt = 3
    await expect(attempt()).rejects.toThrow('connection reset')
    says = null
    state.breaksAt = 0
    await expect(attempt()).rejects.toThrow('connection reset')
    says = 'v1'
    state.breaksAt = -1
    await attempt()
    expect(state.pages).toBe(4)
    expect(await lastRun(home)).toMatchObject({ sources: [{ how: 'resumed', cursorFrom: '30' }] })
  })

  it('leaves behind what can be gone on with, and nothing else, also after a crash', async () => {
    const home = temporaryHome()
    const { state, connector } = source('a', () => 'v1')
    await exportInto(home, [connector], { now: fastClock() })
    state.breaksAt = 2
    await expect(exportInto(home, [connector], { now: fastClock(), refetch: true })).rejects.toThrow('reset')
    const before = filesIn(home.fetched).map(({ path }) => basename(path))
    for (const name of ['a.0a1b2c3d.duckdb', 'a.0a1b2c3d.duckdb.wal', 'gone.part.json.1'])
      writeFileSync(join(home.fetched, name), '')
    await sweepUnnamed(home)
    expect(filesIn(home.fetched).map(({ path }) => basename(path))).toEqual(before)
    expect(before).toContain('a.part.json')
  })

  it('is gone on with also where all was asked for anew, from what was read anew alone', async () => {
    const home = temporaryHome()
    const { state, connector } = source('a', () => 'v1')
    const attempt = (refetch: boolean) => exportInto(home, [connector], { now: fastClock(), refetch })
    state.breaksAt = 3
    await expect(attempt(false)).rejects.toThrow('connection reset')
    state.breaksAt = 2
    await expect(attempt(true)).rejects.toThrow('connection reset')
    expect(state.pages).toBe(3 + 2)
    state.breaksAt = -1
    await attempt(true)
    expect(state.pages).toBe(3 + 4)
    await attempt(true)
    expect(state.pages).toBe(3 + 4 + 4)
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
