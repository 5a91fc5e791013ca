import { Agent, request } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import type { FuzzRequest } from './requests.js'

/** What came back. */
export interface Answered {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/** Longer than any limit of the server. */
const patience = 30_000

const decoders: ReadonlyMap<string, (body: Buffer) => Buffer> = new Map([
  ['br', brotliDecompressSync],
  ['gzip', gunzipSync],
  ['deflate', inflateSync],
])

/** The answer to HEAD has the headers of a body, and none. */
function readable(body: Buffer, encoding = ''): string {
  const decode = decoders.get(encoding)
  return (decode === undefined || body.length === 0 ? body : decode(body)).toString()
}

/** Sends as it stands, without the corrections that a browser or `fetch` would make. */
export class Sender {
  private readonly agent: Agent

  constructor(
    private readonly url: string,
    /** By the name of a caller: what its requests carry. */
    private readonly credentials: Readonly<Record<string, Readonly<Record<string, string>>>>,
    connections: number,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: connections })
  }

  /** @throws what broke the connection */
  async send({ asks, method, target, headers, body }: FuzzRequest): Promise<Answered> {
    const { hostname, port } = new URL(this.url)
    const length = body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const all = { ...headers, ...this.credentials[asks], ...length }
    return await new Promise((resolve, reject) => {
      const sent = request({ agent: this.agent, hostname, port, method, path: target, headers: all, timeout: patience })
      sent.on('timeout', () => sent.destroy(new Error(`no answer within ${patience} ms`)))
      sent.on('error', reject)
      sent.on('response', (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('error', reject)
        answer.on('end', () => {
          try {
            const text = readable(Buffer.concat(parts), answer.headers['content-encoding'])
            resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text })
          } catch (error) {
            reject(new Error('a body in another encoding than it says', { cause: error }))
          }
        })
      })
      sent.end(body ?? undefined)
    })
  }

  close(): void {
    this.agent.destroy()
  }
}
