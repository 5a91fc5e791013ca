import { problem } from '#analytics/contract/problem.js'
import type { FuzzRequest } from './requests.js'
import type { Answered } from './send.js'

/** Traces of the program behind an answer, which are nobody's business. */
const traces = [
  /node_modules/,
  // As it stands in a text of JSON, and as it does outside.
  /(?:\\n|\n)\s*at (?:async )?\S/,
  /\.(?:js|ts):\d+/,
  /(?:Binder|Parser|Catalog|Conversion|Internal|Invalid Input|Out of Memory|Constraint) Error/,
  /\bSELECT .{1,200}\bFROM\b/s,
  /\bcore\.(?:patient|study|stay)\b/,
]

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** A person who follows a wrong address gets a page. */
const isPage = ({ headers }: Answered): boolean => (headers['content-type'] ?? '').startsWith('text/html')

function* complaints({ method, target, headers, body }: FuzzRequest, answer: Answered): Generator<string> {
  const { status, text } = answer
  if (status >= 500 && status !== 503) yield `status ${status}`
  if (status === 503 && answer.headers['retry-after'] === undefined) yield '503 without Retry-After'
  if (status < 200) yield `status ${status}`
  if (method === 'HEAD' || status === 304) {
    if (text !== '') yield 'a body where there may be none'
    return
  }
  if (answer.headers['x-injected'] !== undefined) yield 'a header of the client’s'
  if (status < 400) return
  if (status === 404 && isPage(answer) && (headers['accept'] ?? '').includes('text/html')) return
  // What is asked for may be repeated, and may itself look like a trace.
  const sent = decoded(target) + (body ?? '')
  const found = traces.find((trace) => trace.test(text) && !trace.test(sent))
  if (found !== undefined) yield `a trace of the program: ${String(found)}`
  if (!(answer.headers['content-type'] ?? '').startsWith('application/problem+json')) yield 'no problem'
  const said = problem.safeParse(parsed(text))
  if (!said.success) yield 'a problem that is none'
  else if (said.data.status !== status) yield 'a problem of another status'
}

/** What can be decoded is; the rest stays as it is. */
function decoded(target: string): string {
  return target.replace(/(?:%[\da-f]{2})+/gi, (escaped) => {
    try {
      return decodeURIComponent(escaped)
    } catch {
      return escaped
    }
  })
}

/** What is wrong with an answer; empty where nothing is. */
export const judged = (request: FuzzRequest, answer: Answered): readonly string[] => [...complaints(request, answer)]
