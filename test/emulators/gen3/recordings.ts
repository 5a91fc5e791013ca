import { type Tokens } from './access.js'
import type { Document } from './documents.js'
import { Guppy, expressPage } from './guppy.js'
import type { Index } from './schema.js'
import { answer, answerJson, emulate } from '../server.js'

interface Server {
  readonly tier: 'private' | 'regular' | 'libre'
  readonly limit: number
  readonly arborist?: string
  readonly guppy?: string
}

/** One request to a real guppy and what it answered. */
export interface Recording {
  readonly name: string
  readonly server: Server
  readonly request: {
    readonly method: string
    readonly path: string
    readonly headers: Readonly<Record<string, string>>
    readonly body: unknown
  }
  readonly response: {
    readonly status?: number
    readonly headers?: Readonly<Record<string, string>>
    readonly body?: unknown
    readonly error?: string
  }
}

export const parseRecordings = (ndjson: string): readonly Recording[] =>
  ndjson
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Recording)

/** What of the recordings is not served, by the beginning of their names, and why. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/status$/, 'the index of array fields is not emulated; the aliases with the time are'],
  [
    /^introspection|^production|-old-prod-/,
    'the connector never introspects, and production differs by its stack traces only',
  ],
  [/^outage-es-down/, 'the search engine behind guppy is not emulated; its faults are those of faults.ts'],
  [/nested|mapping-search/, 'nested documents are not read'],
  [
    /^aggregation-(?:filter-self|histogram-numeric|sub-|big|numeric)/,
    'numeric histograms and filterSelf are not asked for',
  ],
  [
    /big|window-|error-body-over-50mb|in-65537|crash-download-(?:form|empty)/,
    'needs 25,000 documents or a body of 50 MB',
  ],
  [
    /search|contains|not-equal|two-keys|two-ranges|filter-empty|filter-old-empty/,
    'operators that the connector never sends',
  ],
  [
    /format-csv|gzip-asked|text-plain|error-window-no|error-negative|graphql-by-get|refresh|error-window-old/,
    'options that the connector never uses',
  ],
]

export const notServed = (name: string): string | null => reasons.find(([pattern]) => pattern.test(name))?.[1] ?? null

const named = (recordings: readonly Recording[], name: string): unknown =>
  recordings.find((each) => each.name === name)?.response.body

const numeric = (values: readonly unknown[]): boolean =>
  values.some((value) => [value].flat().some((each) => typeof each === 'number'))

/** A guppy with the indices of the real one, and with the documents that it showed whole. */
export async function guppyOfRecordings(
  recordings: readonly Recording[],
  { tier, limit, arborist, guppy: release = '' }: Server,
) {
  const mapping = (named(recordings, 'mapping-all-types') as { data: { _mapping: Record<string, string[]> } }).data
    ._mapping
  const documents = new Map<string, readonly Document[]>(
    Object.keys(mapping).map((type) => {
      const found = named(recordings, `download-all-fields-named-${type.replaceAll('_', '-')}`)
      const shown = Array.isArray(found) ? (found as Document[]) : []
      // One of a project that not everybody sees.
      return [
        type,
        [...shown, ...shown.slice(0, 1).map((row) => ({ ...row, project_id: 'TCIA-COVID-19-AR' }))],
      ] as const
    }),
  )
  const status = named(recordings, 'status') as { indices: Record<string, { arrayFields?: string[] }> }
  const indices = Object.entries(mapping).map(([type, fields]): Index => {
    const rows = documents.get(type) ?? []
    const numbers = fields.filter(
      (field) => numeric(rows.map((row) => row[field])) || /^_.*count$|age_at|days_to|year$/.test(field),
    )
    const arrays = status.indices[`midrc_${type}`]?.arrayFields ?? []
    return { type, fields, numbers: new Set(numbers), arrays: new Set(arrays) }
  })
  const all = new Set([...documents.values()].flat().map((row) => String(row['project_id'])))
  const open = new Set(['Open-A1', 'Open-R1'])
  const sees = arborist === undefined ? { 'token-all': all, 'token-open': open } : {}
  const tokens: Tokens = { projectsOf: (token) => new Map(Object.entries(sees)).get(token ?? '') ?? new Set() }
  const isOld = release.includes('2025.06')
  const guppy = new Guppy({ indices, documents, tier, limit, tokens, isOld, indexedAt: '20261101T031500Z' })
  return emulate((request, response) => {
    const path = request.url ?? ''
    if (request.method === 'POST' && path === '/graphql') void guppy.graphql(request, response)
    else if (request.method === 'POST' && path === '/download') void guppy.download(request, response)
    else if (path === '/_status') guppy.status(response)
    else if (path === '/_version') answerJson(response, { version: 'N/A', commit: 'N/A' })
    else answer(response, 404, 'text/html; charset=utf-8', expressPage(`Cannot ${request.method ?? ''} ${path}`))
  })
}

/** The same request again: what came, and what was recorded, as status, content type and shape. */
export async function replay({ request, response }: Recording, url: string) {
  const { method, path, headers, body } = request
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const sent = await fetch(`${url}${path}`, { method, headers, ...(method === 'GET' ? {} : { body: text }) }).catch(
    () => null,
  )
  const was = answered(response.status ?? null, response.headers?.['content-type'] ?? null, response.body)
  if (sent === null) return { got: answered(null, null, undefined), was }
  const type = sent.headers.get('content-type')
  const came = await sent.text()
  const got = answered(sent.status, type, type?.includes('json') ? JSON.parse(came) : came)
  return { got: alike(got, was), was: alike(was, got) }
}

interface Answered {
  readonly status: number | null
  readonly type: string | null
  readonly shape: unknown
}

const answered = (status: number | null, type: string | null, body: unknown): Answered => ({
  status,
  type,
  shape: body,
})

/** Shapes are compared where both have something to compare. */
const alike = (one: Answered, other: Answered): Answered => ({ ...one, shape: shapeOf(one.shape, other.shape) })

function shapeOf(one: unknown, other: unknown): unknown {
  if (Array.isArray(one)) {
    if (!Array.isArray(other) || one.length === 0 || other.length === 0) return 'array'
    return [shapeOf(one[0], other[0])]
  }
  if (typeof one !== 'object' || one === null) return one === null || other === null ? 'a value or null' : typeof one
  const others: Readonly<Record<string, unknown>> = typeof other === 'object' && other !== null ? { ...other } : {}
  const own = Object.entries(one).map(([name, value]) => [name, shapeOf(value, others[name])] as const)
  return Object.fromEntries(own)
}
