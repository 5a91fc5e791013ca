import { afterEach, describe, expect, it } from '@jest/globals'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { httpSettings } from '#api/configuration/http-schema.js'
import { rateLimits } from '#api/http/rate-limit.js'
import { requestIdBy } from '#api/http/request-id.js'
import { trustedProxies } from '#api/http/trusted-proxies.js'
import { recognise } from '#api/identity/caller.js'
import { BadCredentials } from '#api/identity/refusal.js'
import { bareServer } from '../support/bare-server.js'

let server: FastifyInstance
let url = ''
afterEach(() => server.close())

/** Behind a proxy on this machine, whose word tells clients apart. */
const proxied = ['127.0.0.0/8']

/** Tokens are names here, and `bad` is none. */
async function start(limits: object, networks: readonly string[] = proxied): Promise<void> {
  const trusts = trustedProxies(networks)
  server = bareServer({ trustProxy: networks.length > 0 && trusts, genReqId: requestIdBy(trusts) })
  const rates = await rateLimits(server, httpSettings.parse({ rateLimit: limits }).rateLimit)
  rates.refuseGuessing()
  server.addHook('onRequest', async (request) => {
    const id = request.headers.authorization
    if (id === 'bad') throw new BadCredentials('this is no token')
    if (id !== undefined) recognise(request, { role: 'researcher', id, name: null })
    return Promise.resolve()
  })
  rates.limitClients()
  server.post('/auth/session', () => {
    throw new BadCredentials('this is no token')
  })
  for (const path of ['/api/v1/trends', '/api/docs', '/assets/a.js']) server.get(path, ({ ip, id }) => ({ ip, id }))
  url = await server.listen({ port: 0, host: '127.0.0.1' })
}

type Asked = Readonly<Record<string, string>>
const get = (path: string, headers: Asked = {}, from = '192.0.2.1') =>
  fetch(url + path, { headers: { 'x-forwarded-for': from, ...headers } })
async function statuses(times: number, ...asked: Parameters<typeof get>): Promise<readonly number[]> {
  const found: number[] = []
  for (let i = 0; i < times; i += 1) found.push((await get(...asked)).status)
  return found
}

describe('a client that asks too often', () => {
  it('is told when to ask again, in a problem', async () => {
    await start({ public: 3 })
    expect(await statuses(4, '/api/v1/trends')).toEqual([200, 200, 200, 429])
    expect(await (await get('/api/v1/trends')).json()).toMatchObject({
      status: 429,
      detail: expect.stringMatching(/^at most 3 requests a minute are answered; ask again in \d+ seconds$/),
    })
  })

  it('takes nothing from others: each address, and each token wherever it is, has its own count', async () => {
    await start({ public: 2, researcher: 4 })
    expect(await statuses(3, '/api/v1/trends')).toEqual([200, 200, 429])
    expect(await statuses(2, '/api/v1/trends', {}, '192.0.2.2')).toEqual([200, 200])
    expect(await statuses(3, '/api/v1/trends', { authorization: 'token:a' })).toEqual([200, 200, 200])
    expect(await statuses(2, '/api/v1/trends', { authorization: 'token:a' }, '192.0.2.9')).toEqual([200, 429])
    expect(await statuses(1, '/api/v1/trends', { authorization: 'token:b' })).toEqual([200])
  })

  it('has no more with the many addresses of one IPv6 network', async () => {
    await start({ public: 2 })
    const found = []
    for (const i of [1, 2, 3]) found.push((await get('/api/v1/trends', {}, `2001:db8:1:1::${i}`)).status)
    expect(found).toEqual([200, 200, 429])
  })

  it('is counted for paths that are not there, and not for the files of the dashboard', async () => {
    await start({ public: 2 })
    expect(await statuses(3, '/wp-login.php')).toEqual([404, 404, 429])
    expect(await statuses(9, '/assets/a.js')).toEqual(Array.from({ length: 9 }, () => 200))
    expect(await statuses(9, '/api/docs')).toEqual(Array.from({ length: 9 }, () => 200))
  })

  it('is let through where the limit is off', async () => {
    await start({ public: 'off' })
    expect(new Set(await statuses(200, '/api/v1/trends'))).toEqual(new Set([200]))
  })
})

describe('who guesses at tokens', () => {
  it('is refused before the sixty-first guess of a minute is looked at, and also with a good one then', async () => {
    await start({})
    const found = await statuses(62, '/api/v1/trends', { authorization: 'bad' })
    expect(found.filter((status) => status === 401)).toHaveLength(61)
    expect(found.at(-1)).toBe(429)
    expect(await statuses(1, '/api/v1/trends', { authorization: 'token:a' })).toEqual([429])
    expect(await statuses(1, '/api/v1/trends', { authorization: 'token:a' }, '192.0.2.2')).toEqual([200])
  })
})

describe('who guesses at tokens by signing in', () => {
  it('is refused as well', async () => {
    await start({ badCredentials: 2 })
    const found = []
    for (const _ of [1, 2, 3, 4]) {
      const headers = { 'x-forwarded-for': '192.0.2.1' }
      found.push((await fetch(`${url}/auth/session`, { method: 'POST', headers })).status)
    }
    expect(found).toEqual([401, 401, 401, 429])
  })
})

describe('what a proxy says of a request', () => {
  const said = { 'x-request-id': 'proxy-request-1' }
  const told = async (headers: Asked = said) =>
    z.object({ ip: z.string(), id: z.string() }).parse(await (await get('/api/v1/trends', headers)).json())

  it('is taken from a proxy that is trusted', async () => {
    await start({})
    expect(await told()).toEqual({ ip: '192.0.2.1', id: 'proxy-request-1' })
  })

  it.each([[[]], [['198.51.100.1', '2001:db8::/32']]])(
    'is taken from nobody else where %j is trusted',
    async (networks) => {
      await start({}, networks)
      const { ip, id } = await told()
      expect(ip).toBe('127.0.0.1')
      expect(id).toMatch(/^[\da-f-]{36}$/)
    },
  )

  it.each(['short', 'x'.repeat(65), 'with space in it', 'a"b"c"d"e"f'])('is no request id as %j', async (id) => {
    await start({})
    expect((await told({ 'x-request-id': id })).id).not.toBe(id)
  })
})
