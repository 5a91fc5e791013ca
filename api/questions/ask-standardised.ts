import { isMeasureId, measureOf } from '#analytics/catalogue/measures.js'
import type { StandardisedAnswer, StandardisedQuestion } from '#analytics/contract/standardised.js'
import type { Policy } from '#analytics/disclosure/policy.js'
import { standardisedAnswer } from '#analytics/standardisation/standardised-answer.js'
import { strataStatements } from '#analytics/standardisation/strata-query.js'
import { strataRows } from '#analytics/standardisation/strata-rows.js'
import { strataTable } from '#analytics/standardisation/strata-table.js'
import type { OpenSnapshot } from '#api/snapshots/snapshots.js'
import { absentValues } from './absent-values.js'

/** Answer a question of standardisation on an open snapshot. @throws BadQuestion where the answer would be too large */
export async function askStandardised(
  { manifest, database }: OpenSnapshot,
  question: StandardisedQuestion,
  policy: Policy,
): Promise<StandardisedAnswer> {
  if (!isMeasureId(question.measure)) throw new RangeError(`no measure is named "${question.measure}"`)
  const measure = measureOf(question.measure)
  const statements = strataStatements(measure, question)
  const whole = await database.query(statements.whole)
  const groups = statements.groups === null ? null : await database.query(statements.groups)
  const [excluded = {}] = statements.excluded === null ? [] : await database.query(statements.excluded)
  const rows = strataRows(question.by, whole, groups)
  return standardisedAnswer(measure, question, strataTable(question, rows), {
    snapshot: { id: manifest.id, publishedAt: manifest.publishedAt, dataTo: manifest.dataTo },
    policy,
    sites: rows.sites,
    excluded,
    absentValues: await absentValues(database, question.where, policy),
    isInvented: manifest.sources.some(({ kind }) => kind === 'synthetic'),
  })
}
