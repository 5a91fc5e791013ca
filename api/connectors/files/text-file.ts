import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { isNativeError } from 'node:util/types'
import { createGunzip } from 'node:zlib'
import { ConnectorError } from '../connector.js'
import type { OpenedFile } from './row.js'

type Encoding = NonNullable<OpenedFile['table']['encoding']> | 'utf-16be'

/** The bytes of a file, unpacked where its name ends in `.gz`. */
function bytes({ path, name, signal }: OpenedFile): AsyncIterable<Buffer> {
  const raw = createReadStream(path, { signal, highWaterMark: 1 << 18 })
  return name.endsWith('.gz') ? pipeline(raw, createGunzip(), () => undefined) : raw
}

function byteOrder(first: Buffer): Encoding | undefined {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le'
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be'
  return first[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf ? 'utf-8' : undefined
}

/** What ends lines: a line feed, or in the files of old Macs a carriage return alone. */
const lineEnd = (chunk: Buffer): number => (chunk.includes(10) ? 10 : 13)

function lineBreaks(chunk: Buffer): number {
  const ending = lineEnd(chunk)
  let count = 0
  for (let at = chunk.indexOf(ending); at !== -1; at = chunk.indexOf(ending, at + 1)) count += 1
  return count
}

/** Bytes with which a chunk goes on with a character of the one before. */
const continued = (chunk: Buffer): number =>
  Math.max(
    0,
    chunk.subarray(0, 4).findIndex((byte) => byte >> 6 !== 2),
  )

/** The line of a piece of UTF-8 text in which a byte stands that is none, counted from 1. */
function brokenLine(chunk: Buffer): number {
  const ending = lineEnd(chunk)
  let [line, start] = [1, continued(chunk)]
  for (let end = chunk.indexOf(ending); end !== -1; end = chunk.indexOf(ending, start)) {
    if (!isUtf8(chunk.subarray(start, end))) return line
    ;[line, start] = [line + 1, end + 1]
  }
  return line
}

function misfit(name: string, encoding: Encoding, line: number): ConnectorError {
  if (encoding !== 'utf-8') {
    return new ConnectorError(`${name} is not ${encoding.toUpperCase()} text: say which \`encoding\` it has`)
  }
  const advice = 'save it as UTF-8, or say `encoding: windows-1252`'
  return new ConnectorError(`${name} is not UTF-8 text (line ${line}): ${advice}`)
}

/** Text has no zeros. Every second byte is one where Western text is written as UTF-16. */
function binary(name: string, chunk: Buffer, at: number, lines: number): ConnectorError {
  const isWide = at < 4 && chunk[at + 2] === 0 && chunk[at + 4] === 0
  const advice = isWide
    ? 'it seems to be UTF-16: save it as UTF-8, or say `encoding: utf-16le`'
    : 'is its format another one?'
  const line = lines + 1 + lineBreaks(chunk.subarray(0, at))
  return new ConnectorError(`${name} is not text: it holds binary data (line ${line}); ${advice}`)
}

/** Errors that say what could not be read, without repeating what the file holds. */
function unreadable({ name, signal }: OpenedFile, cause: unknown): unknown {
  if (cause instanceof ConnectorError || signal.aborted) return cause
  const code: unknown = isNativeError(cause) ? Reflect.get(cause, 'code') : undefined
  const packed = typeof code === 'string' && (code.startsWith('Z_') || code === 'ERR_STREAM_PREMATURE_CLOSE')
  const problem = packed ? 'is not whole: its compression ends or breaks off early' : `cannot be read (${String(code)})`
  return new ConnectorError(`${name} ${problem}`, { cause })
}

/** The text of a file, piece by piece, without its byte-order mark. @throws ConnectorError for anything but text */
export async function* textOf(file: OpenedFile): AsyncGenerator<string> {
  const { name, table } = file
  let decoder: TextDecoder | undefined
  let encoding: Encoding = table.encoding ?? 'utf-8'
  let lines = 0
  try {
    for await (const chunk of bytes(file)) {
      if (!decoder) {
        encoding = byteOrder(chunk) ?? encoding
        decoder = new TextDecoder(encoding, { fatal: true })
      }
      const zero = encoding.startsWith('utf-16') ? -1 : chunk.indexOf(0)
      if (zero !== -1) throw binary(name, chunk, zero, lines)
      yield decode(decoder, chunk, () => misfit(name, encoding, lines + brokenLine(chunk)))
      lines += lineBreaks(chunk)
    }
    if (decoder) yield decode(decoder, undefined, () => misfit(name, encoding, lines + 1))
  } catch (error) {
    throw unreadable(file, error)
  }
}

function decode(decoder: TextDecoder, chunk: Buffer | undefined, error: () => ConnectorError): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
  } catch {
    throw error()
  }
}
