import { z } from 'zod'
import { parsed } from '../fetching/content.js'
import type { Remote } from '../fetching/remote.js'

const node = z.object({ properties: z.record(z.string(), z.unknown()).exactOptional() })

/** Properties by node. */
export type Dictionary = ReadonlyMap<string, readonly string[]>

/** The live dictionary: a kept copy would be another version than the server's. */
export async function liveDictionary(remote: Remote, signal: AbortSignal): Promise<Dictionary> {
  const answer = await remote.json({ path: 'api/v0/submission/_dictionary/_all', signal })
  const nodes = parsed(answer, z.record(z.string(), z.unknown()))
  return new Map(
    Object.entries(nodes)
      .filter(([name]) => !name.startsWith('_'))
      .map(([name, value]) => [name, Object.keys(node.safeParse(value).data?.properties ?? {}).sort()]),
  )
}
