import { setTimeout as after } from 'node:timers/promises'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from '@jest/globals'
import { objectsOf } from '#api/connectors/fetching/json-array.js'
import { fetchPolicy } from '#api/connectors/fetching/policy.js'
import { answer, answerJson } from '../emulators/server.js'
import { recordedWorld } from '../support/recorded-world.js'
import { closeAll, givesRecords, hasty, records, remote, server, signal } from '../support/remote.js'

afterEach(closeAll)

const packings = [
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
  ['deflate', deflateSync],
  ['GZIP', gzipSync],
] as const

describe('what comes', () => {
  it.each(packings)('is unpacked from %s', async (encoding, pack) => {
    const { url } = await server((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': encoding })
      response.end(pack(JSON.stringify(records)))
    })
    expect((await remote(url).json({ path: 'x', signal })).value).toEqual(records)
  })

  it('is refused where it is packed in a way that was not asked for', async () => {
    const { url } = await server((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip, gzip' }).end('x')
    })
    await expect(remote(url).json({ path: 'x', signal })).rejects.toThrow('packed in a way that was not asked for')
  })

  it('is counted as unpacked against what a run may have, and what one answer may', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000, 0x20))
    const { url } = await server((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(bomb)
    })
    const ofRun = remote(url, { policy: { ...hasty, maxBytes: 1_000_000 } })
    await expect(ofRun.json({ path: 'x', signal })).rejects.toThrow(
      'commons: GET /x: more than 1 MB came in this run; raise maxGigabytes of this source if that is right',
    )
    expect(ofRun.bytes).toBeLessThan(1_100_000)
    const ofAnswer = remote(url, { policy: { ...hasty, maxHeldBytes: 2_000_000 } })
    await expect(ofAnswer.json({ path: 'x', signal })).rejects.toThrow('one answer has more than 2 MB')
    expect(ofAnswer.requests).toBe(1)
  })

  it('is given up when it trickles, and not when it is slow', async () => {
    const { url } = await server(({ url: path }, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const text = path === '/slow' ? JSON.stringify(records) : ' '.repeat(3_000)
      const size = path === '/slow' ? 600 : 1
      let at = 0
      const timer = setInterval(() => {
        response.write(text.slice(at, at + size))
        at += size
        if (at >= text.length) response.end(() => clearInterval(timer))
      }, 20)
      response.on('close', () => clearInterval(timer))
    })
    const policy = { ...hasty, attempts: 2 }
    expect((await remote(url, { policy }).json({ path: 'slow', signal })).value).toEqual(records)
    await expect(remote(url, { policy }).json({ path: 'trickle', signal })).rejects.toThrow(
      /the answer trickles, \d+ bytes in \d s; tried 2 times/,
    )
  })

  it('may be read slowly', async () => {
    const many = Array.from({ length: 60_000 }, (_, i) => ({ id: i, text: 'x'.repeat(100) }))
    const { url } = await server((_, response) => answerJson(response, many))
    const { body, what } = await remote(url).stream({ path: 'x', signal }, 'application/json')
    let found = 0
    let pauses = 0
    for await (const batch of objectsOf(body, what)) {
      found += batch.length
      if (pauses < 2 && (pauses += 1)) await after(1_500)
    }
    expect(found).toBe(many.length)
  })

  it('is null without a body where there need be none', async () => {
    const { url } = await server(({ url: path }, response) => response.writeHead(path === '/none' ? 204 : 200).end())
    const client = remote(url)
    expect((await client.json({ path: 'none', signal })).value).toBeNull()
    expect((await client.json({ path: 'empty', mayBeEmpty: true, signal })).value).toBeNull()
  })

  it('is not sent again where it did not change', async () => {
    const { url } = await server(({ headers }, response) => {
      response.setHeader('etag', '"1"')
      if (headers['if-none-match'] === '"1"') response.writeHead(304).end()
      else answerJson(response, records)
    })
    const client = remote(url)
    const first = await client.json({ path: 'x', signal })
    const second = await client.json({ path: 'x', ifNoneMatch: first.headers['etag']?.toString(), signal })
    expect(second).toMatchObject({ status: 304, value: null })
  })

  it('is refused in the words of the server, unless they could be somebody’s', async () => {
    const { url } = await server(({ url: path = '' }, response) => {
      if (path.startsWith('/plain')) answer(response, 400, 'text/plain', 'offset is too large\n')
      else if (path.startsWith('/json')) answer(response, 400, 'application/json', '{"message":"bad filter"}')
      else if (path.startsWith('/echo')) answer(response, 400, 'text/plain', 'no study of ROE')
      else if (path.startsWith('/token')) answer(response, 400, 'text/plain', 'bad token hunter2-and-more')
      else if (path.startsWith('/password')) answer(response, 400, 'text/plain', 'bad password sesame')
      else if (path.startsWith('/short')) answer(response, 400, 'text/plain', 'no patient p1')
      else if (path.startsWith('/born')) answer(response, 400, 'text/plain', 'no match for 1950-02-03')
      else answer(response, 404, 'text/html', '<p>no such page</p>')
    })
    const basic = Buffer.from('reader:sesame').toString('base64')
    const proofs = new Map([
      ['token', 'Bearer hunter2-and-more'],
      ['password', `Basic ${basic}`],
    ])
    const toldOf = (path: string) =>
      remote(url, { authorise: () => Promise.resolve({ authorization: proofs.get(path) ?? 'none' }) })
        .json({ path, query: { PatientName: 'no study of ROE', PatientID: 'P1' }, signal })
        .then(String, (error: unknown) => (error as Error).message)
    const what = (path: string, status: number) =>
      `commons: GET /${path}?PatientName&PatientID: the server answered ${status}`
    expect(await toldOf('plain')).toBe(`${what('plain', 400)}, saying "offset is too large"`)
    expect(await toldOf('json')).toBe(`${what('json', 400)}, saying "bad filter"`)
    for (const path of ['echo', 'token', 'password', 'short', 'born']) expect(await toldOf(path)).toBe(what(path, 400))
    expect(await toldOf('page')).toBe(`${what('page', 404)}: is the address of commons right?`)
  })

  it('is an answer too where its status was foreseen', async () => {
    const { url } = await server((_, response) => answer(response, 404, 'application/json', '{"found":0}'))
    expect(await remote(url).json({ path: 'x', accepts: [404], signal })).toMatchObject({
      status: 404,
      value: { found: 0 },
    })
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
    const client = remote(url, { policy: { ...hasty, concurrency: 3 } })
    await Promise.all(Array.from({ length: 12 }, () => client.json({ path: 'x', signal })))
    expect(most).toBe(3)
  })
})

describe('an interrupted run', () => {
  const interrupted = async (asking: (signal: AbortSignal) => Promise<unknown>) => {
    const controller = new AbortController()
    const began = Date.now()
    const asked = asking(controller.signal)
    setTimeout(() => controller.abort(), 50)
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
    expect(Date.now() - began).toBeLessThan(1_000)
  }

  it('ends at once, whether it waits for an answer, within one, for its turn or to try again', async () => {
    const { url } = await server(({ url: path }, response) => {
      if (path === '/fails') answer(response, 500, 'text/plain', '')
      else if (path === '/half') response.writeHead(200, { 'content-type': 'application/json' }).write('[')
    })
    const policy = { ...fetchPolicy(), concurrency: 1 }
    await interrupted((own) => remote(url, { policy }).json({ path: 'hangs', signal: own }))
    await interrupted((own) => remote(url, { policy }).json({ path: 'half', signal: own }))
    await interrupted((own) => {
      const client = remote(url, { policy })
      client.json({ path: 'hangs', signal: own }).catch(() => undefined)
      return client.json({ path: 'waits', signal: own })
    })
    const slow = {
      ...recordedWorld(),
      sleep: (_: number, own: AbortSignal) => after(60_000, undefined, { signal: own }),
    }
    await interrupted((own) => remote(url, { policy, world: slow }).json({ path: 'fails', signal: own }))
  })

  it('asks nothing when it was interrupted before', async () => {
    const client = remote((await server(givesRecords)).url)
    await expect(client.json({ path: 'x', signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' })
    expect(client.requests).toBe(0)
  })
})
