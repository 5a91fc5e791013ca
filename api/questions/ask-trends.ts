import { measureOf, isMeasureId } from '#analytics/catalogue/measures.js'
import type { TrendAnswer, TrendQuestion } from '#analytics/contract/trends.js'
import { arrange } from '#analytics/cube/arrange.js'
import { trendAnswer } from '#analytics/cube/trend-answer.js'
import { trendStatements } from '#analytics/cube/trend-query.js'
import type { Policy } from '#analytics/disclosure/policy.js'
import type { OpenSnapshot } from '#api/snapshots/snapshots.js'
import { absentValues } from './absent-values.js'

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
  const absent = await absentValues(database, question.where)
  return trendAnswer(measure, question, table, { snapshot, policy, excluded, absentValues: absent, isInvented })
}
