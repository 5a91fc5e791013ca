import { setTimeout as after } from 'node:timers/promises'
import { afterEach, describe, expect, it } from '@jest/globals'
import { objectsOf } from '#api/connectors/fetching/json-array.js'
import type { Remote } from '#api/connectors/fetching/remote.js'
import { faults, Faulty, type Fault } from '../emulators/faults.js'
import { answer, answerJson } from '../emulators/server.js'
import { recordedWorld } from '../support/recorded-world.js'
import { closeAll, givesRecords, hasty, records, remote, server, signal } from '../support/remote.js'

afterEach(closeAll)

const passing = faults.filter((fault) => fault !== 'status 401')

/** All records by one request, read as they come. */
const streamed = (client: Remote): Promise<readonly unknown[]> =>
  client.retrying(signal, async () => {
    const found: unknown[] = []
    const { body, what } = await client.stream({ path: 'x', signal }, 'application/json')
    for await (const batch of objectsOf(body, what)) found.push(...batch)
    return found
  })

describe('one fault', () => {
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
    expect(await streamed(remote((await server(faulty.handler)).url))).toEqual(records)
  })

  it('is told with what was asked, what came and how often it was tried, when it stays', async () => {
    const told: Partial<Record<Fault, unknown>> = {}
    for (const fault of passing) {
      const faulty = new Faulty(givesRecords)
      for (let i = 0; i < 2; i += 1) faulty.at(i, fault)
      const { url } = await server(faulty.handler)
      const failing = remote(url, { policy: { ...hasty, attempts: 2 } }).json({
        path: 'guppy/x',
        query: { patient: 'P1' },
        signal,
      })
      told[fault] = await failing.then(String, (error: unknown) => (error as Error).message)
    }
    const tried = (what: string) => `commons: GET /guppy/x?patient: ${what}; tried 2 times`
    expect(told).toEqual({
      'status 500': tried('the server answered 500, saying "no"'),
      'status 429': tried('the server answered 429, saying "slow down"'),
      'status 429 with Retry-After': tried('the server answered 429, saying "slow down"'),
      'status 503 with an HTTP date': tried('the server answered 503'),
      hang: tried('no answer within the time allowed'),
      reset: tried('the connection broke off'),
      'reset within the body': tried('the connection broke off'),
      'silence within the body': tried('the answer stopped coming'),
      'truncated body': tried('the answer of 1595 bytes is JSON that breaks off'),
      'wrong content length': tried('the connection broke off'),
      'broken gzip': tried('the answer is packed and cannot be unpacked'),
      'invalid JSON': tried('the answer of 3196 bytes is broken JSON'),
      'HTML page': tried('expected application/json, got an HTML page'),
      'wrong content type': tried('expected application/json, got an HTML page'),
      'empty body': tried('expected JSON, got an empty answer'),
    })
  }, 30_000)
})

describe('many faults', () => {
  it.each([1, 2, 3])('of seed %i are got over, and nothing is lost or read twice', async (seed) => {
    const quick = passing.filter((fault) => fault !== 'hang' && fault !== 'silence within the body')
    const faulty = new Faulty(({ url = '' }, response) => {
      const offset = Number(new URL(url, 'http://any').searchParams.get('offset'))
      answerJson(response, records.slice(offset, offset + 5))
    })
    faulty.often(0.5, seed, quick)
    const client = remote((await server(faulty.handler)).url, { policy: { ...hasty, attempts: 30 } })
    const found: unknown[] = []
    for (let offset = 0; offset < records.length; offset += 5) {
      const { value } = await client.json({ path: 'x', query: { offset: String(offset) }, signal })
      found.push(...(value as unknown[]))
    }
    expect(found).toEqual(records)
    expect(client.requests).toBe(faulty.seen.length)
    expect(client.requests).toBeGreaterThan(90)
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
    // A date has no milliseconds.
    const least = [
      ['status 429 with Retry-After', 7000],
      ['status 503 with an HTTP date', 7900],
    ] as const
    for (const [fault, milliseconds] of least) {
      const faulty = new Faulty(givesRecords)
      faulty.at(0, fault)
      const world = recordedWorld(0)
      await remote((await server(faulty.handler)).url, { world }).json({ path: 'x', signal })
      expect(world.slept[0]).toBeGreaterThanOrEqual(milliseconds)
    }
  })

  it('holds for all requests of a source', async () => {
    let ahead = 0
    const now = () => Date.now() + ahead
    const sleep = async (milliseconds: number) => {
      const until = now() + milliseconds
      await after(100)
      ahead = Math.max(ahead, until - Date.now())
    }
    const times: number[] = []
    const { url } = await server((_, response) => {
      times.push(now())
      if (times.length === 1) response.setHeader('retry-after', '7')
      answer(response, times.length === 1 ? 429 : 200, 'application/json', '[]')
    })
    const client = remote(url, { world: { now, sleep, random: () => 0 } })
    const first = client.json({ path: 'first', signal })
    while (times.length === 0) await after(5)
    await after(20)
    await Promise.all([first, client.json({ path: 'second', signal })])
    const [began = 0, ...others] = times
    expect(others.map((time) => time - began >= 7000)).toEqual([true, true])
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
})
