import { z } from 'zod'
import { parseJson, parsed } from '../fetching/content.js'
import { held } from '../fetching/body.js'
import type { Remote } from '../fetching/remote.js'
import type { RawRecord } from '../readers/conformed.js'
import { offered } from './offered.js'

/** The metadata service gives no more at once. */
const pageSize = 2000
const largestPage = 64 * 1024 ** 2

const entries = z.record(z.string(), z.unknown())
const entry = z.object({ gen3_discovery: z.record(z.string(), z.unknown()) })

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** Names under which commons keep what is meant; MIDRC's first. */
function chosen(about: Readonly<Record<string, unknown>>, names: readonly string[]): string | null {
  return names.map((name) => text(about[name])).find((value) => value !== null) ?? null
}

/** An entry as a `project` node; none for one that describes something else. */
function described(value: unknown): readonly RawRecord[] {
  const about = entry.safeParse(value).data?.gen3_discovery ?? {}
  const project = chosen(about, ['project_id', 'project_number', 'study_id'])
  if (project === null) return []
  return [
    {
      project_id: project,
      name: chosen(about, ['full_name', 'name', 'short_name', 'project_name']),
      license: chosen(about, ['license', 'data_license', 'licence']),
      data_contributor: chosen(about, ['data_contributor', 'contributor', 'organization']),
      availability_type: chosen(about, ['availability_type', 'data_availability']),
    },
  ]
}

async function pageOf(remote: Remote, offset: number, signal: AbortSignal): Promise<readonly unknown[]> {
  const query = { _guid_type: 'discovery_metadata', data: 'True', limit: String(pageSize), offset: String(offset) }
  return remote.retrying(signal, async () => {
    const { body, ...answer } = await offered(remote, { path: 'mds/metadata', query, signal }, [401, 403, 404])
    const value = parseJson(answer, await held(body, largestPage, answer.what))
    return Object.values(parsed({ what: answer.what, value }, entries))
  })
}

/**
 * Projects as the discovery page describes them: name, licence and whom to thank, in the form of a `project` node.
 *
 * @throws NotOffered where the commons has no such page, or not for who asks
 */
export async function* discoveredProjects(remote: Remote, signal: AbortSignal): AsyncGenerator<readonly RawRecord[]> {
  for (let offset = 0; ; offset += pageSize) {
    const page = await pageOf(remote, offset, signal)
    yield page.flatMap(described)
    if (page.length < pageSize) return
  }
}
