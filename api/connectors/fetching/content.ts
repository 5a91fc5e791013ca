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
  throw new Transient(`${answer.what}: expected ${expected}, got ${type === 'text/html' ? 'an HTML page' : type}`)
}

/** The value of a body in JSON; null for none. What it holds is never repeated. */
export function parseJson(answer: Answer, bytes: Buffer): unknown {
  if (bytes.length === 0) return null
  const type = typeOf(answer)
  if (type === 'text/html') requireType(answer, 'application/json')
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    const kind = isJson(type) ? 'is broken JSON' : `is ${type || 'of no stated type'}, not JSON`
    throw new Transient(`${answer.what}: the answer of ${bytes.length} bytes ${kind}`)
  }
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
