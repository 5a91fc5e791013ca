import { dimensionOf, isDimensionId } from '#analytics/catalogue/dimensions.js'
import { closedValues } from '#analytics/catalogue/values.js'
import type { Filter } from '#analytics/contract/trends.js'
import { list, sql, trusted } from '#analytics/sql/sql.js'
import type { Database } from '#api/duckdb/database.js'

/** Values of open lists that a question filters by and the snapshot does not have. */
export async function absentValues(database: Database, where: readonly Filter[]): Promise<readonly string[]> {
  const missing = await Promise.all(
    where.map(async ({ dimension, values }) => {
      const known = isDimensionId(dimension) ? dimensionOf(dimension) : null
      if (known?.expression === undefined || closedValues(known) !== null) return []
      const value = trusted(known.expression)
      const rows = await database.query(
        sql`SELECT DISTINCT ${value} AS value FROM core.patient AS patient WHERE ${value} IN ${list(values)}`,
      )
      const present = new Set(rows.map((row) => row['value']))
      return values.filter((each) => each !== 'unknown' && !present.has(each)).map((each) => `${dimension} ${each}`)
    }),
  )
  return missing.flat()
}
