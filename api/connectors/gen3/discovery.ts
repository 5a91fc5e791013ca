import { z } from 'zod'
import { parsed } from '../fetching/content.js'
import type { Remote } from '../fetching/remote.js'
import type { Gen3Record } from './conformed.js'

/** The metadata service gives no more at once. */
const pageSize = 2000

const entries = z.record(z.string(), z.object({ gen3_discovery: z.record(z.string(), z.unknown()).exactOptional() }))

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** Names under which commons keep what is meant; MIDRC's first. */
function chosen(about: Readonly<Record<string, unknown>>, names: readonly string[]): string | null {
  return names.map((name) => text(about[name])).find((value) => value !== null) ?? null
}

/** Projects as the discovery page describes them: name, licence and whom to thank, in the form of a `project` node. */
export async function* discoveredProjects(remote: Remote, signal: AbortSignal): AsyncGenerator<readonly Gen3Record[]> {
  for (let offset = 0; ; offset += pageSize) {
    const query = { _guid_type: 'discovery_metadata', data: 'True', limit: String(pageSize), offset: String(offset) }
    const page = Object.values(parsed(await remote.json({ path: 'mds/metadata', query, signal }), entries))
    yield page.flatMap(({ gen3_discovery: about = {} }) => {
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
    })
    if (page.length < pageSize) return
  }
}
