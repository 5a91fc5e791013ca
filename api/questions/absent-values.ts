import { dimensionOf, isDimensionId } from '#analytics/catalogue/dimensions.js'
import { closedValues } from '#analytics/catalogue/values.js'
import type { Filter } from '#analytics/contract/trends.js'
import type { Policy } from '#analytics/disclosure/policy.js'
import { list, sql, trusted } from '#analytics/sql/sql.js'
import type { Database } from '#api/duckdb/database.js'

/**
 * Values of open lists that a question filters by and the snapshot does not have. To those who may not see small counts
 * a value with as few patients is named, too. No secret is kept thereby: their numbers are withheld, where those of a
 * value that nobody has are zero.
 */
export async function absentValues(
  database: Database,
  where: readonly Filter[],
  { threshold }: Policy,
): Promise<readonly string[]> {
  const missing = await Promise.all(
    where.map(async ({ dimension, values }) => {
      const known = isDimensionId(dimension) ? dimensionOf(dimension) : null
      if (known?.expression === undefined || closedValues(known) !== null) return []
      const value = trusted(known.expression)
      const rows = await database.query(sql`SELECT ${value} AS value FROM core.patient AS patient
WHERE ${value} IN ${list(values)} GROUP BY ${value} HAVING count(*) >= ${threshold ?? 1}`)
      const present = new Set(rows.map((row) => row['value']))
      return values.filter((each) => each !== 'unknown' && !present.has(each)).map((each) => `${dimension} ${each}`)
    }),
  )
  return missing.flat()
}
