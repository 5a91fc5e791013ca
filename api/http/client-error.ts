import type { Socket } from 'node:net'
import { errorCode } from '#api/error-code.js'

/** Requests that are no HTTP: Node's code, and what to say of them (RFC 9110, RFC 6585). */
const answers: ReadonlyMap<string, readonly [status: string, detail: string]> = new Map([
  [
    'HPE_HEADER_OVERFLOW',
    ['431 Request Header Fields Too Large', 'the address and the headers together are larger than 16 kB'],
  ],
  ['HPE_CHUNK_EXTENSIONS_OVERFLOW', ['413 Content Too Large', 'the chunk extensions are too large']],
  ['ERR_HTTP_REQUEST_TIMEOUT', ['408 Request Timeout', 'the request did not end in time']],
])
const garbage = ['400 Bad Request', 'this is not an HTTP request'] as const

/** A client that does not close its side keeps the connection no longer than this, in milliseconds. */
const patience = 5_000

/** What can be said to a client whose request could not be read: a problem, and the end of the connection. */
export function answerClientError(error: unknown, socket: Socket): void {
  const code = errorCode(error)
  if (code === 'ECONNRESET' || !socket.writable) return
  const [title, detail] = answers.get(code ?? '') ?? garbage
  const status = Number(title.slice(0, 3))
  const body = JSON.stringify({ type: 'about:blank', title: title.slice(4), status, detail })
  // An answer to HEAD has none, and whoever waits for one would take it for the next answer.
  const sent = isHead(error) ? '' : body
  const headers = `Content-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close`
  socket.setTimeout(patience, () => socket.destroy())
  socket.end(`HTTP/1.1 ${title}\r\n${headers}\r\n\r\n${sent}`)
}

/** Node hands on the bytes that it could not read. */
const isHead = (error: unknown): boolean =>
  error instanceof Error &&
  'rawPacket' in error &&
  Buffer.isBuffer(error.rawPacket) &&
  error.rawPacket.toString('latin1', 0, 5) === 'HEAD '
