import { isMeasureId, measureOf } from '#analytics/catalogue/measures.js'
import type { StandardisedAnswer, StandardisedQuestion } from '#analytics/contract/standardised.js'
import type { Policy } from '#analytics/disclosure/policy.js'
import { contributingSites } from '#analytics/standardisation/contributing-sites.js'
import { standardisedAnswer } from '#analytics/standardisation/standardised-answer.js'
import { strataStatements } from '#analytics/standardisation/strata-query.js'
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
  const totalRows = await database.query(statements.total)
  const groupRows = question.by.length === 0 ? totalRows : await database.query(statements.groups)
  const [excluded = {}] = statements.excluded === null ? [] : await database.query(statements.excluded)
  const table = strataTable(question, groupRows, totalRows)
  return standardisedAnswer(measure, question, table, {
    snapshot: { id: manifest.id, publishedAt: manifest.publishedAt, dataTo: manifest.dataTo },
    policy,
    sites: contributingSites(question, await database.query(statements.sites)),
    excluded,
    absentValues: await absentValues(database, question.where),
    isInvented: manifest.sources.some(({ kind }) => kind === 'synthetic'),
  })
}
