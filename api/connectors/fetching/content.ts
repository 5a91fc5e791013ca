import { ConnectorError } from '../connector.js'
import { Transient } from './failure.js'
import type { Answer } from './call.js'

const typeOf = ({ headers }: Answer): string =>
  (headers['content-type']?.toString() ?? '').split(';')[0]?.trim().toLowerCase() ?? ''

const isJson = (type: string): boolean => /^application\/(?:[\w.+-]*\+)?json$/.test(type) || type === 'text/json'

/** @throws Transient where something else came, such as the page of a proxy; it may pass */
export function requireType(answer: Answer, expected: string): void {
  const type = typeOf(answer)
  if (type === '' || type === expected || (isJson(expected) && isJson(type))) return
  const came = type === 'text/html' ? 'an HTML page' : /^[\w.+-]{1,40}\/[\w.+-]{1,40}$/.test(type) ? type : 'no type'
  throw new Transient(`${answer.what}: expected ${expected}, got ${came}`)
}

/** Statuses whose answers have no body. */
const bodiless = new Set([204, 304])

/**
 * The value of a body in JSON; null for none. What it holds is never repeated.
 *
 * @throws Transient where it is empty and must not be, breaks off or is broken
 */
export function parseJson(answer: Answer, bytes: Buffer, mayBeEmpty = false): unknown {
  if (bytes.length === 0 && (mayBeEmpty || bodiless.has(answer.status))) return null
  if (bytes.length === 0) throw new Transient(`${answer.what}: expected JSON, got an empty answer`)
  const type = typeOf(answer)
  if (type === 'text/html') requireType(answer, 'application/json')
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '')
  try {
    return JSON.parse(text)
  } catch (error) {
    const how = breaksOff(text, String(error)) ? 'is JSON that breaks off' : 'is broken JSON'
    const kind = type === '' || isJson(type) ? how : `is ${type}, not JSON`
    throw new Transient(`${answer.what}: the answer of ${bytes.length} bytes ${kind}`)
  }
}

/** Whether the platform's parser came to the end of a text. */
function breaksOff(text: string, told: string): boolean {
  const position = /at position (\d+)/.exec(told)?.[1]
  return /Unterminated|end of JSON/.test(told) || (position !== undefined && Number(position) >= text.length)
}

/** What an answer holds, by a schema's parse. @throws ConnectorError naming what is not as expected, never a value */
export function parsed<T>(answer: { readonly what: string; readonly value: unknown }, schema: Parsing<T>): T {
  const result = schema.safeParse(answer.value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const where = issue?.path.map(String).join('.') ?? ''
  throw new ConnectorError(
    `${answer.what}: the answer is not as expected${where === '' ? '' : ` at ${where}`}: ${issue?.message ?? ''}`,
  )
}

interface Parsing<T> {
  safeParse(value: unknown):
    | { readonly success: true; readonly data: T }
    | {
        readonly success: false
        readonly error: {
          readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]
        }
      }
}
