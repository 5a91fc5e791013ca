import { pipeline, type Readable, type Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { ConnectorError } from '../connector.js'
import { connectionFailure, Transient } from './failure.js'

const chunkSize = 64 * 1024
const unpackers: ReadonlyMap<string, () => Transform> = new Map([
  ['gzip', () => createGunzip({ chunkSize })],
  ['x-gzip', () => createGunzip({ chunkSize })],
  ['br', () => createBrotliDecompress({ chunkSize })],
  ['deflate', () => createInflate({ chunkSize })],
])

/** Bytes of a run so far, and how many it may have. Unpacked ones count: a small answer can unpack to a huge one. */
export interface Allowance {
  received: number
  readonly most: number
}

export interface BodyOf {
  readonly what: string
  readonly encoding: string | undefined
  /** Bytes announced, as sent. */
  readonly length: number | null
  /** Milliseconds in which more than a trickle must come. */
  readonly window: number
  readonly now: () => number
  readonly signal: AbortSignal
}

/**
 * The bytes of an answer, unpacked and counted.
 *
 * @throws Transient where it breaks off, ConnectorError where it goes beyond what a run may have
 */
export function unpacked(raw: Readable, allowance: Allowance, body: BodyOf): AsyncGenerator<Uint8Array> {
  // Whoever reads it is told of its error; an answer that nobody reads must not end the process by one.
  raw.on('error', () => undefined)
  return read(raw, allowance, body)
}

async function* read(raw: Readable, allowance: Allowance, body: BodyOf): AsyncGenerator<Uint8Array> {
  const { what, encoding, length, signal } = body
  let sent = 0
  raw.on('data', (chunk: Uint8Array) => (sent += chunk.length))
  const unpacker = encoding === undefined || encoding === 'identity' ? null : unpackers.get(encoding.toLowerCase())
  if (unpacker === undefined) {
    raw.destroy()
    throw new ConnectorError(`${what}: the answer is packed in a way that was not asked for; gzip and br were`)
  }
  const stream = unpacker === null ? raw.pause() : pipeline(raw, unpacker(), () => undefined)
  try {
    for await (const chunk of steady(stream, body)) {
      allowance.received += chunk.length
      if (allowance.received > allowance.most) throw tooMuch(what, allowance.most)
      yield chunk
    }
    if (length !== null && sent !== length) {
      throw new Transient(`${what}: the answer ended after ${sent} of ${length} bytes`)
    }
  } catch (error) {
    if (signal.aborted) throw signal.reason
    throw connectionFailure(what, error)
  } finally {
    raw.destroy()
  }
}

const trickle = 1024

/**
 * Have no patience with an answer that trickles: each byte comes in time, and all of them never would. The time in
 * which nobody reads does not count.
 */
async function* steady(chunks: AsyncIterable<Uint8Array>, { what, window, now }: BodyOf): AsyncGenerator<Uint8Array> {
  let [waited, came] = [0, 0]
  let asked = now()
  for await (const chunk of chunks) {
    waited += now() - asked
    came += chunk.length
    if (came >= trickle) [waited, came] = [0, 0]
    if (waited > window)
      throw new Transient(`${what}: the answer trickles, ${came} bytes in ${Math.round(waited / 1000)} s`)
    yield chunk
    asked = now()
  }
}

const tooMuch = (what: string, most: number): ConnectorError =>
  new ConnectorError(
    `${what}: more than ${size(most)} came in this run; raise maxGigabytes of this source if that is right`,
  )

/** All of a body that is small enough to be held. */
export async function held(body: AsyncIterable<Uint8Array>, most: number, what: string): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.length
    if (bytes > most) throw new ConnectorError(`${what}: one answer has more than ${size(most)}`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, bytes)
}

const megabyte = 1024 ** 2
const size = (bytes: number): string =>
  bytes < megabyte / 2 ? `${Math.round(bytes)} bytes` : `${Math.round(bytes / megabyte)} MB`
