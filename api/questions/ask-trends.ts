import { measureOf, isMeasureId } from '#analytics/catalogue/measures.js'
import { dimensionOf, isDimensionId } from '#analytics/catalogue/dimensions.js'
import { closedValues } from '#analytics/catalogue/values.js'
import type { TrendAnswer, TrendQuestion } from '#analytics/contract/trends.js'
import { arrange } from '#analytics/cube/arrange.js'
import { trendAnswer } from '#analytics/cube/trend-answer.js'
import { trendStatements } from '#analytics/cube/trend-query.js'
import type { Policy } from '#analytics/disclosure/policy.js'
import { list, sql, trusted } from '#analytics/sql/sql.js'
import type { Database } from '#api/duckdb/database.js'
import type { OpenSnapshot } from '#api/snapshots/snapshots.js'

/** Answer a trend question on an open snapshot. @throws BadQuestion where the answer would be too large */
export async function askTrends(
  { manifest, database }: OpenSnapshot,
  question: TrendQuestion,
  policy: Policy,
): Promise<TrendAnswer> {
  if (!isMeasureId(question.measure)) throw new RangeError(`no measure is named "${question.measure}"`)
  const measure = measureOf(question.measure)
  const statements = trendStatements(measure, question)
  const totalRows = await database.query(statements.total)
  const groupRows = question.by.length === 0 ? totalRows : await database.query(statements.groups)
  const [excluded = {}] = statements.excluded === null ? [] : await database.query(statements.excluded)
  const table = arrange(question, groupRows, totalRows)
  const snapshot = { id: manifest.id, publishedAt: manifest.publishedAt, dataTo: manifest.dataTo }
  const isInvented = manifest.sources.some(({ kind }) => kind === 'synthetic')
  const absentValues = await absent(database, question)
  return trendAnswer(measure, question, table, { snapshot, policy, excluded, absentValues, isInvented })
}

/** Values of open lists that a question filters by and the snapshot does not have. */
async function absent(database: Database, { where }: TrendQuestion): Promise<readonly string[]> {
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
