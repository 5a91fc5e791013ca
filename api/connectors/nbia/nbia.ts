import { requireType } from '../fetching/content.js'
import { objectsOf } from '../fetching/json-array.js'
import type { Remote } from '../fetching/remote.js'
import { rowOf, type Row } from './rows.js'

/**
 * The rows of an endpoint, as they arrive: a collection can have two hundred thousand series in one answer. Nothing
 * found comes as an empty body, not as an empty list.
 */
export function rowsOf(
  remote: Remote,
  path: string,
  query: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<readonly Row[]> {
  return remote.retrying(signal, async () => {
    const answer = await remote.stream({ path, query, accept: 'application/json', signal })
    const rows: Row[] = []
    const came = { bytes: 0, isEnded: false }
    async function* counted() {
      for await (const piece of answer.body) {
        came.bytes += piece.length
        yield piece
      }
      came.isEnded = true
    }
    try {
      for await (const batch of objectsOf(counted(), answer.what)) for (const object of batch) rows.push(rowOf(object))
    } catch (error) {
      // A connection that broke before the first byte is no empty body.
      if (came.bytes > 0 || !came.isEnded) throw error
    }
    // An empty body has whatever type.
    if (came.bytes > 0) requireType(answer, 'application/json')
    return rows
  })
}
