import { basename } from 'node:path'
import { systemFailure } from '#api/system-failure.js'
import type { Notice } from '../connector.js'
import type { IndexTable } from './index-table.js'

type Days = ReadonlyMap<string, string>

export interface Releases {
  /** Days by version. */
  readonly days: Days
  readonly notices: readonly Notice[]
}

const none: Days = new Map()

/**
 * When the versions of IDC were released. What the configuration says counts before what stands beside the index.
 *
 * @param beside the path of the file that says it, or null where there is none
 */
export async function releasesOf(
  table: IndexTable,
  beside: string | null,
  configured: Readonly<Record<string, string>>,
): Promise<Releases> {
  const [known, failure] = beside === null ? [none, null] : await read(table, beside)
  const days = new Map([...known, ...Object.entries(configured)])
  const told = [...(failure === null ? [] : [failure]), ...(days.size > 0 ? [] : [undated(failure !== null)])]
  const text = told.join('; ')
  return { days, notices: told.length === 0 ? [] : [{ code: 'no-releases', severity: 'warning', text }] }
}

const undated = (isThere: boolean): string =>
  'when the versions of IDC were released is not known, so no study has a day of contribution: ' +
  (isThere ? 'put a whole one in its place' : 'put version_metadata_index.parquet beside the index') +
  ', or give the days as releases: of this source'

async function read(table: IndexTable, path: string): Promise<readonly [Days, string | null]> {
  try {
    return [await table.releases(path), null]
  } catch (cause) {
    if (systemFailure(cause) !== null) throw cause
    const [why = ''] = String(cause).replaceAll(path, basename(path)).split('\n')
    return [none, `version_metadata_index.parquet cannot be read: ${why}`]
  }
}
