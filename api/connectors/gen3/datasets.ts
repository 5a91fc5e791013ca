import { z } from 'zod'
import { parsed } from '../fetching/content.js'
import type { Remote } from '../fetching/remote.js'

const counts = z.record(z.string(), z.record(z.string(), z.number().int()))

/** Records by project and node, as peregrine tells anybody where datasets are public: the cheapest look there is. */
export async function datasetCounts(
  remote: Remote,
  nodes: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Readonly<Record<string, number>>>> {
  const answer = await remote.json({ path: 'api/v0/datasets', query: { nodes: nodes.join(',') }, signal })
  return new Map(Object.entries(parsed(answer, counts)).sort())
}
