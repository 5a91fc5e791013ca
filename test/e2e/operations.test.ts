import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { exportAccepted, exportsAnswer, runAnswer, runProgress } from '#analytics/contract/operations.js'
import { problem } from '#analytics/contract/problem.js'
import { RunningServer } from '../support/running-server.js'

const configuration = `
sources:
  - { name: demo, kind: synthetic, studies: 20000, seed: 3, schedule: '0 3 * * *', freshness: { run: 12h, data: 30d } }
  - { name: small, kind: synthetic, studies: 1000, seed: 4 }`

let server: RunningServer
beforeAll(async () => {
  server = await RunningServer.start(configuration)
}, 60_000)
afterAll(async () => {
  await server.stop()
})

interface Init extends Omit<RequestInit, 'headers'> {
  readonly headers?: Readonly<Record<string, string>>
}
const api = (path: string, init: Init = {}) =>
  fetch(`${server.url}/api/v1${path}`, { ...init, headers: { ...server.asOperator, ...init.headers } })
const post = (path: string, body: unknown = {}, headers: Readonly<Record<string, string>> = {}) =>
  api(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } })
const exportsNow = async () => exportsAnswer.parse(await (await api('/exports')).json())

async function ended(id: string) {
  for (;;) {
    const run = runAnswer.parse(await (await api(`/exports/${id}`)).json())
    if (run.status !== 'running') return run
    await setTimeout(200)
  }
}

describe('operators over HTTP', () => {
  it('see each source with its freshness against its limits, and what comes next', async () => {
    const { sources, runs, scheduler } = await exportsNow()
    const [demo, small] = sources
    expect(demo).toMatchObject({ name: 'demo', isPaused: false, run: { isStale: false }, data: { isStale: true } })
    expect(demo?.nextRunAt).toMatch(/T03:00:00\.000Z$/)
    expect(small).toMatchObject({ schedule: null, nextRunAt: null, run: { limit: null, isStale: false } })
    expect(runs).toMatchObject([{ status: 'published', trigger: 'command' }])
    expect(scheduler.isHere).toBe(true)
    expect(await (await fetch(`${server.url}/health/ready`)).json()).toMatchObject({ status: 'stale', stale: ['demo'] })
  })

  it('start an export, are told while it goes on, and cannot start another beside it', async () => {
    const accepted = await post('/exports', { source: 'demo' })
    expect(accepted.status).toBe(202)
    const { id } = exportAccepted.parse(await accepted.json())
    const second = await post('/exports', {})
    expect(second.status).toBe(409)
    expect(problem.parse(await second.json()).detail).toBe(
      `another export is running (${id}); wait for it to end, or stop it`,
    )
    const events = (await (await api(`/exports/${id}/events`)).text()).split('\n\n')
    const told = events.flatMap((event) => /^data: (.+)$/m.exec(event)?.[1] ?? [])
    const progress = told.map((text) => runProgress.parse(JSON.parse(text)))
    expect(events.some((event) => event.includes('event: progress'))).toBe(true)
    expect(progress.at(-1)).toMatchObject({ id, status: 'unchanged' })
    expect((await ended(id)).sources).toMatchObject([
      { source: 'demo', how: 'fetched' },
      { source: 'small', how: 'reused' },
    ])
  }, 60_000)

  it('stop one, and what was published stands', async () => {
    const { id } = exportAccepted.parse(await (await post('/exports', { source: 'demo' })).json())
    expect((await post(`/exports/${id}/stop`)).status).toBe(202)
    expect(await ended(id)).toMatchObject({
      ...{ status: 'interrupted', snapshot: null },
      error: { message: 'told to stop (SIGTERM): by an operator, or with the server that started it' },
    })
    expect((await post(`/exports/${id}/stop`)).status).toBe(409)
    expect((await api('/trends?measure=studies')).status).toBe(200)
  }, 60_000)

  it('pause a schedule and resume it', async () => {
    expect(await (await post('/sources/demo/pause')).json()).toMatchObject({ isPaused: true, nextRunAt: null })
    expect((await exportsNow()).sources[0]).toMatchObject({ isPaused: true })
    expect(await (await post('/sources/demo/resume')).json()).toMatchObject({ isPaused: false })
  })

  it.each([
    ['/exports', { source: 'nope' }, 404, 'no source is named "nope"; the configuration names demo, small'],
    ['/exports', { sourse: 'demo' }, 400, 'sourse: is not a parameter of this question'],
    ['/exports/x/stop', {}, 404, 'no run on record has the id "x"'],
    ['/sources/nope/pause', {}, 404, 'no source is named "nope"; the configuration names demo, small'],
  ])('POST %s with %j is refused in words', async (path, body, status, detail) => {
    const response = await post(path, body)
    expect(response.status).toBe(status)
    expect(problem.parse(await response.json()).detail).toBe(detail)
  })

  it.each([
    ['Origin', 'https://evil.example'],
    ['Sec-Fetch-Site', 'cross-site'],
  ])('are not anybody whose page a browser visits: %s %s', async (name, value) => {
    expect((await post('/exports', {}, { [name]: value })).status).toBe(403)
    expect((await post('/sources/demo/pause', {}, { [name]: value })).status).toBe(403)
  })
})

describe('two servers on one home', () => {
  it('serve both, and one of them starts the scheduled exports', async () => {
    const words = [join(import.meta.dirname, '../../topogram.mjs'), 'serve', '--port', '0']
    const env = { ...process.env, TOPOGRAM_HOME: server.home, TOPOGRAM_CONFIG: join(server.home, 'topogram.yaml') }
    const second = spawn(process.execPath, words, { env, stdio: ['ignore', 'ignore', 'pipe'] })
    const said: string[] = []
    let url = ''
    for await (const line of createInterface({ input: second.stderr })) {
      said.push(line)
      url = /http:\/\/\S+/.exec(line)?.[0] ?? ''
      if (url !== '') break
    }
    second.stderr.resume()
    expect(said[0]).toMatch(/^another server of this home starts its scheduled exports; this one serves/)
    const answer = exportsAnswer.parse(
      await (await fetch(`${url}/api/v1/exports`, { headers: server.asOperator })).json(),
    )
    expect(answer.scheduler.isHere).toBe(false)
    const { id } = exportAccepted.parse(
      await (await fetch(`${url}/api/v1/exports`, { method: 'POST', headers: server.asOperator })).json(),
    )
    expect((await post('/exports', {})).status).toBe(409)
    expect((await fetch(`${url}/api/v1/trends?measure=studies`)).status).toBe(200)
    expect((await api('/trends?measure=studies')).status).toBe(200)
    expect(await ended(id)).toMatchObject({ status: 'unchanged' })
    second.kill('SIGINT')
    await once(second, 'exit')
  }, 60_000)
})
