import type { Dispatcher } from 'undici'
import { ConnectorError } from '../connector.js'
import { Transient } from './failure.js'

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
  readonly signal: AbortSignal
}

export interface Answer {
  readonly status: number
  readonly headers: Dispatcher.ResponseData['headers']
  /** What to call it in a message: source, method and path. Never a value of the query. */
  readonly what: string
}
export interface JsonAnswer extends Answer {
  /** Null for an answer without a body. */
  readonly value: unknown
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

export const tooPatient = (error: Transient): ConnectorError =>
  new ConnectorError(
    `${error.message}, and asks to come back in ${Math.ceil((error.retryAfter ?? 0) / 60_000)} minutes; the next run will`,
    { cause: error },
  )

/** Have done with an answer that is not used. */
export async function discarded({ body }: StreamAnswer): Promise<void> {
  let bytes = 0
  try {
    for await (const chunk of body) if ((bytes += chunk.length) > 100_000) break
  } catch (error) {
    // Of an answer that is not used it does not matter how it ends.
    if (!(error instanceof Transient)) throw error
  }
}

/** What is sent, and its type. */
export function bodyOf({ json, form }: Call): readonly [string | null, string | null] {
  if (json !== undefined) return [JSON.stringify(json), 'application/json']
  if (form !== undefined) return [new URLSearchParams(form).toString(), 'application/x-www-form-urlencoded']
  return [null, null]
}
