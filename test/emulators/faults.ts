import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { Random } from '#data/synthetic/random.js'
import { answer } from './server.js'

/** What can go wrong with one answer, whoever gives it. */
export const faults = [
  'status 500',
  'status 429',
  'status 429 with Retry-After',
  'status 503 with an HTTP date',
  'hang',
  'reset',
  'reset within the body',
  'silence within the body',
  'truncated body',
  'wrong content length',
  'broken gzip',
  'invalid JSON',
  'HTML page',
  'wrong content type',
  'status 401',
  'empty body',
] as const
export type Fault = (typeof faults)[number]

const page = '<!DOCTYPE html><html><body>Maintenance</body></html>'

/** How each fault spoils an answer: at once, or with what the server would have said. */
const spoilers: Readonly<Record<Fault, (response: ServerResponse, body: Buffer, type: string) => void>> = {
  'status 500': (response) => answer(response, 500, 'application/json', '{"error":"no"}'),
  'status 429': (response) => answer(response, 429, 'text/plain', 'slow down'),
  'status 429 with Retry-After': (response) => {
    response.setHeader('retry-after', '7')
    answer(response, 429, 'text/plain', 'slow down')
  },
  'status 503 with an HTTP date': (response) => {
    response.setHeader('retry-after', new Date(Date.now() + 9_000).toUTCString())
    answer(response, 503, 'text/html', page)
  },
  hang: () => undefined,
  reset: (response) => response.socket?.resetAndDestroy(),
  'reset within the body': (response, body, type) => {
    response.writeHead(200, { 'content-type': type, 'content-length': body.length })
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.socket?.resetAndDestroy())
  },
  'silence within the body': (response, body, type) => {
    response.writeHead(200, { 'content-type': type }).write(body.subarray(0, Math.floor(body.length / 2)))
  },
  'truncated body': (response, body, type) => {
    response.writeHead(200, { 'content-type': type }).end(body.subarray(0, Math.floor(body.length / 2)))
  },
  'wrong content length': (response, body, type) => {
    response.writeHead(200, { 'content-type': type, 'content-length': body.length + 100 })
    response.write(body, () => response.socket?.end())
  },
  'broken gzip': (response, body, type) => {
    const packed = gzipSync(body)
    response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip' })
    response.end(packed.subarray(0, packed.length - 9))
  },
  'invalid JSON': (response, body, type) => {
    const half = Math.floor(body.length / 2)
    answer(response, 200, type, `${body.subarray(0, half).toString()}\u0000nope${body.subarray(half).toString()}`)
  },
  'HTML page': (response) => answer(response, 200, 'text/html; charset=utf-8', page),
  'wrong content type': (response, body) => answer(response, 200, 'text/html', body.toString()),
  'status 401': (response) => answer(response, 401, 'application/json', '{"message":"token expired"}'),
  'empty body': (response, _, type) => answer(response, 200, type, ''),
}

/** A server's handler, of which chosen answers are spoilt. */
export class Faulty {
  /** Requests that came, and what they were. */
  readonly seen: string[] = []
  private readonly plan = new Map<number, Fault>()
  private drawn: ((number: number) => Fault | undefined) | null = null

  constructor(private readonly inner: RequestListener) {}

  /** Spoil the answer to the request of this number, from 0, once. */
  at(number: number, fault: Fault): void {
    this.plan.set(number, fault)
  }

  /** Spoil so large a share of all answers, by a seed, each in one of these ways. */
  often(share: number, seed: number, among: readonly Fault[] = faults): void {
    this.drawn = (number) => {
      const random = new Random(seed, 1, number)
      return random.chance(share) ? among[random.whole(0, among.length - 1)] : undefined
    }
  }

  reset(): void {
    this.seen.length = 0
    this.drawn = null
    this.plan.clear()
  }

  readonly handler = (request: IncomingMessage, response: ServerResponse): void => {
    const fault = this.plan.get(this.seen.length) ?? this.drawn?.(this.seen.length)
    this.seen.push(`${request.method ?? ''} ${request.url ?? ''}`)
    if (fault === undefined) this.inner(request, response)
    else this.spoil(fault, request, response)
  }

  private spoil(fault: Fault, request: IncomingMessage, response: ServerResponse): void {
    const pieces: Buffer[] = []
    let type = 'application/json'
    const caught = Object.create(response) as ServerResponse
    caught.writeHead = ((_status: number, headers: Record<string, string> = {}) => {
      type = headers['content-type'] ?? type
      return caught
    }) as ServerResponse['writeHead']
    caught.write = ((piece: string | Uint8Array) => {
      pieces.push(Buffer.from(piece as Uint8Array))
      return true
    }) as ServerResponse['write']
    caught.end = ((piece?: string | Uint8Array) => {
      if (piece !== undefined) pieces.push(Buffer.from(piece as Uint8Array))
      spoilers[fault](response, Buffer.concat(pieces), type)
      return caught
    }) as ServerResponse['end']
    this.inner(request, caught)
  }
}
