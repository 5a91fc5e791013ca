import { measureOf } from '#analytics/catalogue/measures.js'
import type { TrendQuestion } from '#analytics/contract/trends.js'
import { trendStatements } from '#analytics/cube/trend-query.js'
import type { Policy } from '#analytics/disclosure/policy.js'
import { tally } from '#analytics/disclosure/tally.js'
import type { Database } from '#api/duckdb/database.js'

/** From how many sites the patients of a question without time axis are; null where they are too few to be told. */
export async function sitesBehind(
  database: Database,
  asked: TrendQuestion,
  { threshold }: Policy,
): Promise<number | null> {
  const [row] = await database.query(trendStatements(measureOf('sites'), { ...asked, by: [] }).groups)
  if (row === undefined) return null
  const { numerator, parts } = tally(row)
  return threshold !== null && Math.max(0, ...parts) < threshold ? null : numerator
}
