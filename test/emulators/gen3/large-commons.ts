import { createReadStream, createWriteStream, existsSync, statSync } from 'node:fs'
import { once } from 'node:events'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { createHash } from 'node:crypto'
import { errorCode } from '#api/error-code.js'
import { bodyOf } from '../server.js'
import { fileOf, type Kept } from './bodies.js'
import { Commons } from './commons.js'
import { pathOf, type Document } from './documents.js'
import type { Fence } from './fence.js'

interface Download {
  readonly type: string
  readonly fields: readonly string[]
  readonly filter: { readonly '=': { readonly project_id: string } }
}

/** As many as there are of a type in each project, each the same: what counts need to know. */
const stubs = (type: string, of: ReadonlyMap<string, number> = new Map()): readonly Document[] =>
  [...of].flatMap(([project, count]) => {
    const stub = { type, project_id: project, auth_resource_path: pathOf(project) }
    return Array.from({ length: count }, () => stub)
  })

/**
 * A commons whose records lie on disk, so that a million of them are served in the memory of a few. Whole projects
 * are all that can be asked for.
 */
export function largeCommons(folder: string, { described, counts, properties }: Kept, fence: Fence): RequestListener {
  const nodes = [...counts].flatMap(([type, of]) => stubs(type, of))
  const documents = new Map(['case', 'imaging_study'].map((type) => [type, stubs(type, counts.get(type))]))
  const dictionary = Object.fromEntries([...properties].map(([type, names]) => [type, [...names]]))
  const small = new Commons({ nodes: [...described, ...nodes], documents, dictionary, fence })
  return (request, response) => {
    const url = new URL(request.url ?? '/', 'http://commons.invalid')
    const exported = /^\/api\/v0\/submission\/([^/]+)\/([^/]+)\/export\/$/.exec(url.pathname)
    if (url.pathname === '/guppy/download') void download(folder, request, response)
    else if (exported) {
      const file = fileOf(folder, 'sheepdog', url.searchParams.get('node_label') ?? '', `${exported[1]}-${exported[2]}`)
      void exportOf(file, response)
    } else small.handler(request, response)
  }
}

async function* lines(file: string): AsyncGenerator<string> {
  if (existsSync(file)) yield* createInterface({ input: createReadStream(file), crlfDelay: Infinity })
}

/** In pieces of some size, as servers send. */
async function* array(records: AsyncIterable<string>): AsyncGenerator<string> {
  let piece = '['
  let count = 0
  for await (const record of records) {
    piece += count++ === 0 ? record : `,${record}`
    if (piece.length < 65_536) continue
    yield piece
    piece = ''
  }
  yield `${piece}]`
}

async function exportOf(file: string, response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json' }).write('{"data":')
  for await (const piece of array(lines(file))) if (!response.write(piece)) await once(response, 'drain')
  response.end('}')
}

/** Guppy gathers all rows before it sends the first: silence, then one body of known length. It is kept. */
async function download(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { type, fields, filter } = JSON.parse(await bodyOf(request)) as Download
  const asked = createHash('sha256')
    .update(JSON.stringify([type, fields, filter]))
    .digest('hex')
    .slice(0, 16)
  const body = join(folder, `${asked}.json`)
  if (!existsSync(body)) {
    const rows = picked(lines(fileOf(folder, 'guppy', type, filter['='].project_id)), fields)
    await pipeline(array(rows), createWriteStream(body))
  }
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': statSync(body).size })
  await pipeline(createReadStream(body), response).catch((error: unknown) => {
    // A client that is killed while it downloads, as exports are in tests, closes early.
    if (errorCode(error) !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  })
}

async function* picked(rows: AsyncIterable<string>, fields: readonly string[]): AsyncGenerator<string> {
  const wanted = new Set(fields)
  for await (const row of rows) {
    const all = Object.entries(JSON.parse(row) as Document)
    yield JSON.stringify(Object.fromEntries(all.filter(([name]) => wanted.has(name))))
  }
}
