import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { exportAccepted, exportsAnswer } from '#analytics/contract/operations.js'
import { RunningServer } from '../support/running-server.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'
import { patient, toldConnector } from '../support/told-connector.js'

/** A time of day that is far off, whenever the test runs: what starts of itself makes up for a missed export. */
const farOff = `0 ${(new Date().getUTCHours() + 12) % 24} * * *`
const configuration = `sources: [{ name: demo, kind: synthetic, studies: 500, schedule: '${farOff}' }]`

let server: RunningServer
beforeAll(async () => {
  const home = temporaryHome()
  await exportInto(home, [toldConnector([patient('A')])])
  server = await RunningServer.start(configuration, { isNpmStart: true, home: home.path })
}, 240_000)
afterAll(async () => {
  await server.stop()
  removeTemporaryHomes()
})

const api = (path: string, init: RequestInit = {}) =>
  fetch(`${server.url}/api/v1${path}`, { ...init, headers: server.asOperator })

/** The newest run, once it has ended. */
async function ended(isIt: (run: { readonly id: string; readonly trigger: string }) => boolean) {
  for (;;) {
    const { runs } = exportsAnswer.parse(await (await api('/exports')).json())
    const run = runs.find(isIt)
    if (run && run.status !== 'running') return run
    await setTimeout(200)
  }
}

describe('a server that npm start has started', () => {
  it('starts the exports of a schedule, also one that was missed', async () => {
    expect(await ended(({ trigger }) => trigger === 'catch-up')).toMatchObject({ status: 'published', error: null })
  })

  it('starts an export that is asked for', async () => {
    const response = await api('/exports', { method: 'POST' })
    expect(response.status).toBe(202)
    const accepted = exportAccepted.parse(await response.json())
    expect(await ended(({ id }) => id === accepted.id)).toMatchObject({ status: 'unchanged', error: null })
  })
})
