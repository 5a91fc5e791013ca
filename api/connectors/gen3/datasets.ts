import { z } from 'zod'
import { ConnectorError } from '../connector.js'
import { parsed } from '../fetching/content.js'
import type { Remote } from '../fetching/remote.js'

const counts = z.record(z.string(), z.record(z.string(), z.number().int()))

/** Records by project and node. */
export type DatasetCounts = ReadonlyMap<string, Readonly<Record<string, number>>>

/** Records as peregrine tells anybody where datasets are public: the cheapest look there is. @throws ConnectorError */
export async function datasetCounts(
  remote: Remote,
  nodes: readonly string[],
  signal: AbortSignal,
): Promise<DatasetCounts> {
  const answer = await remote.json({ path: 'api/v0/datasets', query: { nodes: nodes.join(',') }, signal })
  return new Map(Object.entries(parsed(answer, counts)).sort())
}

/** The same; null where the commons does not tell. */
export async function knownCounts(
  remote: Remote,
  nodes: readonly string[],
  signal: AbortSignal,
): Promise<DatasetCounts | null> {
  try {
    return await datasetCounts(remote, nodes, signal)
  } catch (error) {
    if (error instanceof ConnectorError) return null
    throw error
  }
}
