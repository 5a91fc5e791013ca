import { filledUp, type Recording } from './recordings.js'

/** The same request again: what came, and what was recorded, as status, content type and shape. */
export async function replay({ request, response }: Recording, url: string) {
  const { method, path, headers, body } = request
  const text = typeof body === 'string' ? body : JSON.stringify(filledUp(body))
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

/** Shapes are compared where both have something to compare; of documents, which were others, not how many there are. */
const alike = (one: Answered, other: Answered): Answered => ({ ...one, shape: shapeOf(one.shape, other.shape) })

function shapeOf(one: unknown, other: unknown): unknown {
  if (Array.isArray(one)) {
    if (one.length === 0) return 'none'
    if (!Array.isArray(other) || other.length === 0) return 'some'
    return [shapeOf(one[0], other[0])]
  }
  if (typeof one !== 'object' || one === null) return one === null || other === null ? 'a value or null' : typeof one
  const others: Readonly<Record<string, unknown>> = typeof other === 'object' && other !== null ? { ...other } : {}
  const own = Object.entries(one).map(([name, value]) => [name, shapeOf(value, others[name])] as const)
  return Object.fromEntries(own)
}
