import { resolve } from 'node:path'
import { ConnectorError } from '../connector.js'
import { filesConnector, type FilesConnector } from './files.js'
import { preset } from './preset.js'
import { readMapping } from './read-mapping.js'

/** A source of kind `files` as the configuration has it. */
export interface FilesSource {
  readonly name: string
  readonly paths: readonly string[]
  readonly preset?: string | undefined
  readonly mapping?: string | undefined
}

/**
 * The connector of a configured source; `folder` is that of the configuration, from which its paths start.
 *
 * @throws ConnectorError for a mapping that is wrong or absent
 */
export async function filesSource(source: FilesSource, folder: string): Promise<FilesConnector> {
  const { name, paths } = source
  if ((source.preset === undefined) === (source.mapping === undefined)) {
    throw new ConnectorError(`source ${name}: give either preset: or mapping:`)
  }
  const mapping =
    source.preset === undefined ? readMapping(resolve(folder, source.mapping ?? '')) : await preset(source.preset)
  return filesConnector({ name, paths, folder, mapping })
}
