import { z } from 'zod'
import { parsed } from '../fetching/content.js'
import { objectsOf } from '../fetching/json-array.js'
import type { Remote } from '../fetching/remote.js'
import type { Gen3Record } from './conformed.js'

const node = z.object({ properties: z.record(z.string(), z.unknown()).exactOptional() })

/** `program-code`, of which only the first hyphen parts the two. */
const pathOf = (project: string): string => {
  const at = project.indexOf('-')
  return [project.slice(0, at), project.slice(at + 1)].map(encodeURIComponent).join('/')
}

/** The live dictionary: properties by node. A kept copy would be another version than the server's. */
export async function liveDictionary(
  remote: Remote,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const answer = await remote.json({ path: 'api/v0/submission/_dictionary/_all', signal })
  const nodes = parsed(answer, z.record(z.string(), z.unknown()))
  return new Map(
    Object.entries(nodes)
      .filter(([name]) => !name.startsWith('_'))
      .map(([name, value]) => [name, Object.keys(node.safeParse(value).data?.properties ?? {}).sort()]),
  )
}

/** All records of a node in a project, as they come. @throws Transient where they break off */
export async function* sheepdogExport(
  remote: Remote,
  type: string,
  project: string,
  signal: AbortSignal,
): AsyncGenerator<readonly Gen3Record[]> {
  const path = `api/v0/submission/${pathOf(project)}/export/`
  const answer = await remote.stream({ path, query: { node_label: type, format: 'json' }, signal }, 'application/json')
  yield* objectsOf(answer.body, answer.what)
}
