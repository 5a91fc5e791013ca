import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { Logger } from '@nestjs/common'
import type { Run } from '#analytics/contract/runs.js'
import { parseConfiguration } from '#api/configuration.js'
import { DeathWatch } from '#api/operations/death-watch.js'
import { tellDeaths } from '#api/operations/deaths.js'
import { lockForWriting } from '#api/exports/lock.js'
import { lastRuns } from '#api/runs/last-run.js'
import { newRunId, Recorder } from '#api/runs/recorder.js'
import { readRun } from '#api/runs/run-shelf.js'
import type { Scheduler } from '#api/schedule/scheduler.js'
import type { Home } from '#api/snapshots/home.js'
import { bodyOf, emulate, type Emulator } from '../emulators/server.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'
import { patient, toldConnector } from '../support/told-connector.js'

let webhook: Emulator
const told: unknown[] = []
beforeAll(async () => {
  jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined)
  webhook = await emulate((request, response) => {
    void bodyOf(request).then((body) => {
      told.push(JSON.parse(body))
      response.end()
    })
  })
})
beforeEach(() => void told.splice(0))
afterAll(async () => {
  jest.restoreAllMocks()
  await webhook.stop()
  removeTemporaryHomes()
})

const configured = () => parseConfiguration(`notifications: { webhook: '${webhook.url}' }`, 'topogram.yaml', '.')
const on = (day: string) => () => new Date(`${day}T12:00:00Z`)

/** A run that was killed: it is on record as running, and nobody holds the lock. */
async function killed(home: Home, source = 'told') {
  const now = on('2024-03-06')
  const id = newRunId(now())
  await Recorder.start(home, now, { id, trigger: 'schedule', asked: [source] })
  return id
}

describe('an export that was killed', () => {
  it('has died also where the last run of its source is told', async () => {
    const home = temporaryHome()
    await exportInto(home, [toldConnector([patient('A')])])
    const id = await killed(home)
    const { last, good } = (await lastRuns(home, ['told', 'other']))('told')
    expect(last).toMatchObject({ id, status: 'died' })
    expect(good).toMatchObject({ status: 'published' })
    expect((await lastRuns(home, ['other']))('other')).toEqual({ last: null, good: null })
  })

  it('is told to operators once, while the server runs', async () => {
    const home = temporaryHome()
    const id = await killed(home)
    const watch = new DeathWatch(home, configured(), { isHere: true } as Scheduler)
    await watch.look()
    await watch.look()
    expect(told).toMatchObject([{ event: 'export-died', run: id, source: 'told' }])
    expect(await readRun(home, id)).toMatchObject({ status: 'died' })
  })

  it('is not dead while it holds the lock', async () => {
    const home = temporaryHome()
    const id = await killed(home)
    const lock = lockForWriting(home)
    await new DeathWatch(home, configured(), { isHere: true } as Scheduler).look()
    lock.release()
    expect(told).toEqual([])
    expect(await readRun(home, id)).toMatchObject({ status: 'running' })
  })

  it('is told by the next export where no server saw it', async () => {
    const home = temporaryHome()
    const id = await killed(home)
    const onDead = async (dead: readonly Run[]) => {
      expect(await tellDeaths(dead, configured())).toEqual([])
    }
    await exportInto(home, [toldConnector([patient('A')])], { onDead })
    await exportInto(home, [toldConnector([patient('A')])], { onDead })
    expect(told).toMatchObject([{ event: 'export-died', run: id }])
  })
})
