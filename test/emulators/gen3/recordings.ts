import type { Document } from './documents.js'

export interface Server {
  readonly tier: 'private' | 'regular' | 'libre'
  readonly limit: number
  readonly arborist?: string
  readonly guppy: string
  readonly node_env?: string
  readonly elasticsearch?: string
  readonly data: string
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

/** What of the recordings is not served, by their names, and why. Each of them would fail. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [
    /^aggregation-nested-|^aggregation-sub-|^filter-.*nested-unknown-path$/,
    'counts within nested documents and groups',
  ],
  [/^download-(?:old-)?nested-leaves$|^page-nested-variables$/, 'the nested documents that were shown differ in keys'],
  [/^page-sorted-nested$|^filter-contains-all$|^filter-(?:old-)?search$/, 'operators that the connector never sends'],
  [
    /^aggregation-histogram-numeric-step(?:-and-bins)?$/,
    'histograms of numbers by a step, which each release refuses in its own way',
  ],
  [
    /^introspection-(?:deep|imaging)|^mapping-search-input$|-old-prod-introspection$/,
    'the connector never introspects',
  ],
  [/^error-body-over-50mb$/, 'its body of 51 MiB was not recorded'],
  [
    /^tier-(?:libre|regular)-token-expired-unaccessible/,
    'nobody asks, with a token that ended, for what he may not see',
  ],
]

export const notServed = (name: string): string | null => reasons.find(([pattern]) => pattern.test(name))?.[1] ?? null

export const named = (recordings: readonly Recording[], name: string): unknown =>
  recordings.find((each) => each.name === name)?.response.body

const isObject = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Long arrays of requests were cut to three elements, and their true length was noted as the last: `... 300 in all`. */
function trueLength(array: readonly unknown[]): number {
  const last = array.at(-1)
  const noted = typeof last === 'string' ? /^\.\.\. (\d+) in all$/.exec(last)?.[1] : undefined
  return noted === undefined ? array.length : Number(noted)
}

/** The same with arrays as long as they were: what is missing is filled up with other values. */
export function filledUp(value: unknown): unknown {
  if (Array.isArray(value)) {
    const length = trueLength(value)
    const shown = value.length === length ? value : value.slice(0, -1)
    const rest = Array.from({ length: length - shown.length }, (_, i) => `other ${i}`)
    return [...shown.map(filledUp), ...rest]
  }
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, of]) => [key, filledUp(of)])) : value
}

/** How often each value of a text field was seen to come, by type. */
export function frequenciesOf(recordings: readonly Recording[], type: string): Record<string, Record<string, number>> {
  const most: Record<string, Record<string, number>> = {}
  for (const { response } of recordings) {
    const aggregation =
      isObject(response.body) && isObject(response.body['data']) ? response.body['data']['_aggregation'] : null
    const fields = isObject(aggregation) && isObject(aggregation[type]) ? aggregation[type] : {}
    for (const [field, of] of Object.entries(fields)) {
      const buckets: readonly unknown[] = isObject(of) && Array.isArray(of['histogram']) ? of['histogram'] : []
      for (const bucket of buckets) {
        if (!isObject(bucket) || typeof bucket['key'] !== 'string') continue
        const own = (most[field] ??= {})
        own[bucket['key']] = Math.max(own[bucket['key']] ?? 0, Number(bucket['count']))
      }
    }
  }
  return most
}
