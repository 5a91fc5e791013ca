import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { problem } from '#analytics/contract/problem.js'
import { hostileRequest } from '../support/hostile-request.js'
import { RunningServer } from '../support/running-server.js'
import { spoken } from '../support/spoken.js'

let server: RunningServer
beforeAll(async () => {
  server = await RunningServer.start('sources: [{ name: demo, kind: synthetic, studies: 5000, seed: 3, dirt: true }]')
})
afterAll(async () => {
  await server.stop()
})

const ask = (path: string, init: RequestInit = {}) => fetch(`${server.url}${path}`, init)
const told = async (response: Response) => problem.parse(await response.json())

describe('a question that cannot be answered', () => {
  it.each([
    ['/api/v1/trends', 400, 'measure'],
    ['/api/v1/trends?measure=patients&where=sex:female%27%3B%20DROP%20TABLE%20core.patient', 400, 'where'],
    ['/api/v1/trends?measure=patients&asOf=2001-01-01', 400, 'asOf'],
    ['/api/v1/trends?measure=patients&format=xml', 400, 'format'],
    ['/api/v1/trends?measure=patients&__proto__=x', 400, undefined],
    ['/api/v1/trends?measure=studies&by=site,project,patientZip3&grain=day', 400, 'by'],
    ['/api/v1/snapshots?x=1', 400, 'x'],
    ['/api/v1/snapshots/compare', 400, 'from'],
    ['/api/v1/snapshots/compare?to=2021-02-30', 400, 'to'],
    ['/api/v1/nothing', 404, undefined],
    ['/api/%zz', 400, undefined],
  ])('%s is a problem that names the field', async (path, status, field) => {
    const response = await ask(path)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    const said = await told(response)
    expect([response.status, said.status]).toEqual([status, status])
    if (field !== undefined) expect(said.errors?.map((error) => error.field)).toContain(field)
    expect(JSON.stringify(said)).not.toMatch(/node_modules|at \w+ \(|SELECT/)
  })

  const tooMany = 'grain: gives 72684 periods, more than 4000; ask for `from` and `to` at most 4000 days apart'
  it.each([
    ['asOf=2026-13-45', 'asOf: 2026-13-45 is not a day of the calendar'],
    ['asOf=2026-02-30', 'asOf: 2026-02-30 is not a day of the calendar'],
    [`asOf=${'x'.repeat(300)}`, `asOf: no kept snapshot is "${'x'.repeat(60)}", or was published by then`],
    ['from=2021-02-30', 'from: expected a date such as 2021-08-01'],
    ['from=0000-01-01', 'from: expected a date such as 2021-08-01'],
    ['from=1901-01-01&to=2100-01-01&grain=day', `${tooMany}, or for grain=month (2388 periods)`],
    ['from=2001-01-01&to=2031-01-01&grain=day', 'grain=isoWeek (1566 periods)'],
    ['clock=performed&from=-5', 'from: expected a date such as 2021-08-01'],
  ])('%s is told with what was expected', async (query, detail) => {
    const response = await ask(`/api/v1/trends?measure=patients&${query}`)
    expect(response.status).toBe(400)
    expect((await told(response)).detail).toContain(detail)
  })

  it('is only read: another method is told which ones there are', async () => {
    const response = await ask('/api/v1/trends?measure=patients', { method: 'POST' })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS'])
    expect((await told(response)).detail).toBe('POST cannot be asked of this address; it takes GET, HEAD, OPTIONS')
    const options = await ask('/api/v1/trends', { method: 'OPTIONS' })
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS'])
    const head = await ask('/api/v1/trends?measure=patients', { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
  })
})

describe('a request that cannot be read', () => {
  it.each([
    [
      'of another type',
      'text/plain',
      '{}',
      415,
      'expected a JSON body, with the header Content-Type: application/json',
    ],
    ['that is no JSON', 'application/json', '{bad', 400, 'Body is not valid JSON but content-type is set to'],
    ['that is no object', 'application/json', '"demo"', 400, 'body: expected a JSON object such as'],
    ['too large', 'application/json', `"${'x'.repeat(70_000)}"`, 413, 'the body is larger than 64 kB'],
  ])('by a body %s starts nothing, and is a problem', async (_, type, body, status, detail) => {
    const response = await ask('/api/v1/exports', {
      ...{ method: 'POST', body },
      headers: { 'Content-Type': type, ...server.asOperator },
    })
    expect(response.status).toBe(status)
    expect((await told(response)).detail).toContain(detail)
  })

  it.each([
    ['garbage', 'hello there\r\n\r\n', 400, 'this is not an HTTP request'],
    ['headers without end', `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431, '16 kB'],
    ['one without a host', 'GET /health/live HTTP/1.1\r\n\r\n', 400, 'expected a Host header'],
    ['one for another host', 'GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n', 421, 'was asked for "evil.example"'],
  ])('%s is a problem too', async (_, bytes, status, detail) => {
    const said = await spoken(server.url, bytes)
    expect(said).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(said.toLowerCase()).toContain('content-type: application/problem+json')
    const { status: inBody, detail: words } = problem.parse(JSON.parse(said.slice(said.indexOf('{'))))
    expect([inBody, words]).toEqual([status, expect.stringContaining(detail)])
  })
})

/** How many requests: more by hand, before a release. */
const requests = Number(process.env['HOSTILE_REQUESTS'] ?? 300)
const foreseen = new Set([200, 204, 400, 401, 404, 405, 431])

describe('whatever is asked', () => {
  it('has an answer, or a problem that names the field, and never a fault of ours', async () => {
    await fc.assert(
      fc.asyncProperty(hostileRequest, async ({ method, target }) => {
        const response = await ask(target, { method })
        const text = await response.text()
        expect(foreseen).toContain(response.status)
        expect(text).not.toMatch(/node_modules|\.js:\d|Error: |SELECT /)
        if (response.status < 400 || method === 'HEAD') return
        expect(response.headers.get('content-type')).toContain('application/problem+json')
        const said = problem.parse(JSON.parse(text))
        expect(said.status).toBe(response.status)
        const isQuestion = target.startsWith('/api/v1/')
        if (isQuestion && response.status === 400)
          expect(said.errors?.every(({ message }) => message !== '')).toBe(true)
      }),
      { numRuns: requests, seed: 20_211_120 },
    )
  }, 120_000)

  it('leaves the server answering', async () => {
    expect((await ask('/health/live')).status).toBe(200)
    expect((await ask('/api/v1/trends?measure=patients')).status).toBe(200)
  })
})
