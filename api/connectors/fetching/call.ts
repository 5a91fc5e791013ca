import type { Dispatcher } from 'undici'

export interface Call {
  readonly method?: 'GET' | 'POST'
  /** Below the base, or an address on the same server. */
  readonly path: string
  readonly query?: Readonly<Record<string, string | readonly string[]>>
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON, or as a form. */
  readonly json?: unknown
  readonly form?: Readonly<Record<string, string>>
  readonly accept?: string
  /** What an earlier answer had as its `etag` and `last-modified`: what did not change since is answered by 304. */
  readonly ifNoneMatch?: string | undefined
  readonly ifModifiedSince?: string | undefined
  /** Statuses that are an answer too, such as 404 where what is asked for need not be there. */
  readonly accepts?: readonly number[]
  /** Whether JSON may be left out of an answer of status 200, as by NBIA where nothing is found. */
  readonly mayBeEmpty?: boolean
  readonly signal: AbortSignal
}

export interface Answer {
  readonly status: number
  readonly headers: Dispatcher.ResponseData['headers']
  /** What to call it in a message: source, method, path and names of parameters. Never a value of the query. */
  readonly what: string
}
export interface JsonAnswer extends Answer {
  /** Null for an answer without a body: of status 204 or 304, or where it `mayBeEmpty`. */
  readonly value: unknown
}
export interface TextAnswer extends Answer {
  readonly text: string
}
export interface StreamAnswer extends Answer {
  readonly body: AsyncIterable<Uint8Array>
}

/** A call as it is sent. */
export interface Sending {
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
  readonly signal: AbortSignal
}

/** @param proof headers that prove who asks */
export function sendingOf(call: Call, proof: Readonly<Record<string, string>>): Sending {
  const { method = 'GET', accept, ifNoneMatch, ifModifiedSince, signal } = call
  const [body, type] = bodyOf(call)
  const own = {
    'accept-encoding': 'gzip, br',
    accept,
    'content-type': type,
    'if-none-match': ifNoneMatch,
    'if-modified-since': ifModifiedSince,
    ...call.headers,
    ...proof,
  }
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(own)) if (value !== undefined) headers[name] = value
  return { method, headers, body, signal }
}

function bodyOf({ json, form }: Call): readonly [string | null, string | undefined] {
  if (json !== undefined) return [JSON.stringify(json), 'application/json']
  if (form !== undefined) return [new URLSearchParams(form).toString(), 'application/x-www-form-urlencoded']
  return [null, undefined]
}
