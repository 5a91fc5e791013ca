import { Transient } from '../fetching/failure.js'
import { objectsOf } from '../fetching/json-array.js'
import type { Remote } from '../fetching/remote.js'
import type { RawRecord } from '../readers/conformed.js'
import { datasetCounts } from './datasets.js'
import { discarded } from '../fetching/refusal.js'
import { NotOffered, offered } from './offered.js'

export interface SheepdogExport {
  readonly type: string
  readonly project: string
  /** Records there were when the commons was looked at; null where it does not tell. */
  readonly known: number | null
  readonly signal: AbortSignal
}

/** `program-code`, of which only the first hyphen parts the two. */
const pathOf = (project: string): string => {
  const at = project.indexOf('-')
  return [project.slice(0, at), project.slice(at + 1)].map(encodeURIComponent).join('/')
}

const exported = (remote: Remote, { type, project, signal }: Omit<SheepdogExport, 'known'>) =>
  offered(
    remote,
    { path: `api/v0/submission/${pathOf(project)}/export/`, query: { node_label: type, format: 'json' }, signal },
    [401, 403],
  )

/** Whether the records of a project are given to who asks. */
export async function isReadable(remote: Remote, project: string, signal: AbortSignal): Promise<boolean> {
  try {
    // Its beginning tells; the rest is not waited for.
    await discarded(await remote.retrying(signal, () => exported(remote, { type: 'visit', project, signal })))
    return true
  } catch (error) {
    if (error instanceof NotOffered) return false
    throw error
  }
}

/**
 * All records of a node in a project, as they come. What came is counted against what peregrine counts, which reads
 * the same store.
 *
 * @throws Transient where they break off or are fewer, NotOffered where they are not given to who asks
 */
export async function* sheepdogExport(remote: Remote, asked: SheepdogExport): AsyncGenerator<readonly RawRecord[]> {
  const answer = await exported(remote, asked)
  let came = 0
  for await (const rows of objectsOf(answer.body, answer.what)) {
    came += rows.length
    yield rows
  }
  const { type, project, known, signal } = asked
  if (known === null || came === known) return
  const now = (await datasetCounts(remote, [type], signal)).get(project)?.[type] ?? 0
  if (came === now) return
  throw new Transient(`${answer.what}: ${came} of ${now} records of ${type} in ${project} came`)
}
