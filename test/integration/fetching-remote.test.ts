import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from '@jest/globals'
import type { RequestListener } from 'node:http'
import { objectsOf } from '#api/connectors/fetching/json-array.js'
import { fetchPolicy, type FetchPolicy } from '#api/connectors/fetching/policy.js'
import { Remote, type RemoteOptions } from '#api/connectors/fetching/remote.js'
import { faults, Faulty, type Fault } from '../emulators/faults.js'
import { answer, answerJson, emulate, type Emulator } from '../emulators/server.js'
import { recordedWorld } from '../support/recorded-world.js'

const open: { stop?: () => Promise<void>; close?: () => Promise<void> }[] = []
afterEach(async () => {
  for (const each of open.splice(0)) await (each.stop?.() ?? each.close?.())
})

const patient: FetchPolicy = { ...fetchPolicy(), firstByte: 300, silence: 300, connect: 300 }

async function server(handler: RequestListener): Promise<Emulator> {
  const emulator = await emulate(handler)
  open.push(emulator)
  return emulator
}

function remote(base: string, options: Partial<RemoteOptions> = {}): Remote {
  const made = new Remote({ base, source: 'commons', policy: patient, world: recordedWorld(), ...options })
  open.push(made)
  return made
}

const { signal } = new AbortController()
const records = Array.from({ length: 300 }, (_, i) => ({ id: i }))
const givesRecords: RequestListener = (_, response) => answerJson(response, records)

describe('one fault', () => {
  const passing = faults.filter((fault) => fault !== 'status 401' && fault !== 'empty body')

  it.each(passing)('%s is got over, and nothing is lost', async (fault) => {
    const faulty = new Faulty(givesRecords)
    faulty.at(0, fault)
    const { url } = await server(faulty.handler)
    const { value } = await remote(url).json({ path: 'x', signal })
    expect(value).toEqual(records)
    expect(faulty.seen).toHaveLength(2)
  })

  it.each(passing)('%s is got over while a stream is read as a whole', async (fault) => {
    const faulty = new Faulty(givesRecords)
    faulty.at(0, fault)
    const { url } = await server(faulty.handler)
    const client = remote(url)
    const all = await client.retrying(signal, async () => {
      const found: unknown[] = []
      const { body, what } = await client.stream({ path: 'x', signal }, 'application/json')
      for await (const batch of objectsOf(body, what)) found.push(...batch)
      return found
    })
    expect(all).toEqual(records)
  })

  it('is told with what was asked, what came and how often it was tried, when it stays', async () => {
    const told: Partial<Record<Fault, unknown>> = {}
    for (const fault of passing) {
      const faulty = new Faulty(givesRecords)
      for (let i = 0; i < 6; i += 1) faulty.at(i, fault)
      const { url } = await server(faulty.handler)
      const failing = remote(url).json({ path: 'guppy/x', query: { patient: 'P1' }, signal })
      told[fault] = await failing.then(String, (error: unknown) => (error as Error).message)
    }
    const tried = 'commons: GET /guppy/x: '
    expect(told).toEqual({
      'status 500': `${tried}the server answered 500; tried 6 times`,
      'status 429': `${tried}the server answered 429; tried 6 times`,
      'status 429 with Retry-After': `${tried}the server answered 429; tried 6 times`,
      'status 503 with an HTTP date': `${tried}the server answered 503; tried 6 times`,
      hang: `${tried}no answer within the time allowed; tried 6 times`,
      reset: `${tried}the connection broke off; tried 6 times`,
      'reset within the body': `${tried}the connection broke off; tried 6 times`,
      'truncated body': expect.stringContaining('is broken JSON; tried 6 times'),
      'invalid JSON': expect.stringContaining('is broken JSON; tried 6 times'),
      'HTML page': `${tried}expected application/json, got an HTML page; tried 6 times`,
      'wrong content type': `${tried}expected application/json, got an HTML page; tried 6 times`,
    })
  })
})

describe('waiting', () => {
  it('doubles with full jitter up to its cap', async () => {
    const faulty = new Faulty(givesRecords)
    for (let i = 0; i < 5; i += 1) faulty.at(i, 'status 500')
    const world = recordedWorld(0.5)
    await remote((await server(faulty.handler)).url, { world }).json({ path: 'x', signal })
    expect(world.slept).toEqual([250, 500, 1000, 2000, 4000])
  })

  it('is at least as long as the server asks for', async () => {
    const faulty = new Faulty(givesRecords)
    faulty.at(0, 'status 429 with Retry-After')
    faulty.at(1, 'status 503 with an HTTP date')
    const world = recordedWorld(0)
    await remote((await server(faulty.handler)).url, { world }).json({ path: 'x', signal })
    expect(world.slept[0]).toBe(7000)
    expect(world.slept[1]).toBeGreaterThan(6000)
  })

  it('is left to the next run where the server asks for hours', async () => {
    const { url } = await server((_, response) => {
      response.setHeader('retry-after', '7200')
      answer(response, 503, 'text/plain', '')
    })
    await expect(remote(url).json({ path: 'x', signal })).rejects.toThrow(
      'commons: GET /x: the server answered 503, and asks to come back in 120 minutes; the next run will',
    )
  })

  it('ends at once when the run is interrupted', async () => {
    const { url } = await server(() => undefined)
    const interrupted = new AbortController()
    const asking = remote(url, { policy: fetchPolicy() }).json({ path: 'x', signal: interrupted.signal })
    setTimeout(() => interrupted.abort(), 50)
    await expect(asking).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('who asks', () => {
  it('is renewed once when it is refused', async () => {
    const { url } = await server(({ headers }, response) =>
      headers.authorization === 'Bearer new' ? answerJson(response, 'in') : answer(response, 401, 'text/plain', ''),
    )
    const asked: boolean[] = []
    const authorise = (isRefused: boolean) => {
      asked.push(isRefused)
      return Promise.resolve({ authorization: isRefused ? 'Bearer new' : 'Bearer old' })
    }
    expect((await remote(url, { authorise }).json({ path: 'x', signal })).value).toBe('in')
    expect(asked).toEqual([false, true])
  })

  it('is told when it stays refused, without the token', async () => {
    const { url } = await server((_, response) => answer(response, 403, 'text/plain', ''))
    const authorise = () => Promise.resolve({ authorization: 'Bearer secret' })
    await expect(remote(url, { authorise }).json({ path: 'x', signal })).rejects.toThrow(
      /^commons: GET \/x: the server answered 403: it does not accept who asks; check the credentials of commons$/,
    )
  })
})

describe('redirects', () => {
  it('are followed within the server, and not to another one', async () => {
    const other = await server(givesRecords)
    const { url } = await server(({ url: path }, response) => {
      if (path === '/new') answerJson(response, 'here')
      else if (path === '/loop') response.writeHead(302, { location: '/loop' }).end()
      else response.writeHead(302, { location: path === '/out' ? `${other.url}/x` : '/new' }).end()
    })
    expect((await remote(url).json({ path: 'old', signal })).value).toBe('here')
    await expect(remote(url).json({ path: 'out', signal })).rejects.toThrow(
      /the server sends on to 127\.0\.0\.1:\d+; redirects to another host are not followed/,
    )
    await expect(remote(url).json({ path: 'loop', signal })).rejects.toThrow('sends on 5 times and more')
    await expect(remote(url).json({ path: `${other.url}/x`, signal })).rejects.toThrow(
      'is not the server of this source',
    )
  })
})

describe('what comes', () => {
  it('is unpacked, and counted as unpacked against what a run may have', async () => {
    const bomb = gzipSync(Buffer.alloc(5_000_000, 0x20))
    const { url } = await server((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(bomb)
    })
    await expect(
      remote(url, { policy: { ...patient, maxBytes: 1_000_000 } }).json({ path: 'x', signal }),
    ).rejects.toThrow(
      'commons: GET /x: more than 1 MB came in this run; raise maxGigabytes of this source if that is right',
    )
    await expect(
      remote(url, { policy: { ...patient, maxHeldBytes: 2_000_000 } }).json({ path: 'x', signal }),
    ).rejects.toThrow('one answer has more than 2 MB')
  })

  it('is asked for at most so often at once', async () => {
    let [now, most] = [0, 0]
    const { url } = await server((_, response) => {
      most = Math.max(most, (now += 1))
      setTimeout(() => {
        now -= 1
        answerJson(response, null)
      }, 20)
    })
    const client = remote(url, { policy: { ...patient, concurrency: 3 } })
    await Promise.all(Array.from({ length: 12 }, () => client.json({ path: 'x', signal })))
    expect(most).toBe(3)
  })

  it('is null where nothing came', async () => {
    const { url } = await server((_, response) => response.writeHead(204).end())
    expect((await remote(url).json({ path: 'x', signal })).value).toBeNull()
  })

  it('is not asked for with a password in the address', () => {
    expect(() => remote('http://me:secret@127.0.0.1/')).toThrow(
      /^commons: the address holds a user name or password; give them by their own settings$/,
    )
  })
})
