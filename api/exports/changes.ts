import type { RecordChange, SchemaDifference } from '#analytics/contract/runs.js'
import { trusted } from '#analytics/sql/sql.js'
import { derivedColumns } from '#data/schema/core.js'
import type { Database } from '#api/duckdb/database.js'
import type { Fetched } from './fetched-shelf.js'

const entities = ['patient', 'study'] as const

/** A record by its values. Its number is its place in the table, which moves when others come. */
const digest = (entity: (typeof entities)[number]): string =>
  `md5_number_lower(row(*COLUMNS(* EXCLUDE (${derivedColumns[entity]})))::VARCHAR)`

/**
 * How many records came, changed and went between the snapshot attached as `previous` and this draft. A record is the
 * same one when it has the same pseudonym, which holds within one installation.
 */
export async function recordChanges(database: Database): Promise<readonly RecordChange[]> {
  const changes: RecordChange[] = []
  for (const entity of entities) {
    const [row = {}] = await database.query(
      trusted(`
      WITH earlier AS (SELECT ${entity} AS key, ${digest(entity)} AS digest FROM previous.core.${entity}),
      later AS (SELECT ${entity} AS key, ${digest(entity)} AS digest FROM core.${entity})
      SELECT
        count(*) FILTER (earlier.key IS NULL) AS added,
        count(*) FILTER (earlier.digest <> later.digest) AS changed,
        count(*) FILTER (later.key IS NULL) AS removed,
        count(*) FILTER (earlier.digest = later.digest) AS same
      FROM earlier FULL JOIN later USING (key)`),
    )
    await database.releaseMemory()
    const { added, changed, removed, same } = row
    const counts = { added: Number(added), changed: Number(changed), removed: Number(removed), same: Number(same) }
    changes.push({ entity, ...counts })
  }
  return changes
}

/** Properties of a source that came or went since what is kept of it was fetched. */
export function schemaDifferences(kept: Fetched | null, now: Fetched): readonly SchemaDifference[] {
  if (kept === null) return []
  const nodes = new Set([...Object.keys(kept.properties), ...Object.keys(now.properties)])
  return [...nodes].sort().flatMap((node) => {
    const before = kept.properties[node] ?? []
    const after = now.properties[node] ?? []
    const appeared = after.filter((name) => !before.includes(name))
    const vanished = before.filter((name) => !after.includes(name))
    return appeared.length + vanished.length > 0 ? [{ source: now.source, node, appeared, vanished }] : []
  })
}
