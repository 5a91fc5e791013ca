import { ConnectorError } from '../connector.js'
import type { Remote } from '../fetching/remote.js'
import { datasetCounts } from './datasets.js'
import { liveDictionary } from './dictionary.js'
import { guppyAccess, guppyCounts, guppyFields, guppyIndexed } from './guppy.js'
import { guppyTypes, sheepdogNodes } from './wanted.js'

/**
 * The state of a commons as a text that changes when its content does: records by project and node, when each index
 * was made and of what fields, the dictionary, and what is visible to whom; null where the commons does not tell all
 * of it.
 */
export async function versionOf(remote: Remote, isAnonymous: boolean, signal: AbortSignal): Promise<string | null> {
  try {
    const counts = await datasetCounts(remote, [...guppyTypes, ...sheepdogNodes], signal)
    const indexed = await guppyIndexed(remote, signal)
    if (indexed.length === 0) return null
    const fields = await guppyFields(remote, guppyTypes, signal)
    const dictionary = await liveDictionary(remote, signal)
    const access = await guppyAccess(remote, signal)
    const visible: unknown[] = []
    for (const type of guppyTypes) {
      visible.push([...(await guppyCounts(remote, { type, access, signal })).projects].sort())
    }
    return JSON.stringify([isAnonymous, [...counts], indexed, fields, [...dictionary].sort(), visible])
  } catch (error) {
    if (error instanceof ConnectorError) return null
    throw error
  }
}
