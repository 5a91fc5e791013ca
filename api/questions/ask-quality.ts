import type { Field } from '#analytics/catalogue/fields.js'
import { measureOf } from '#analytics/catalogue/measures.js'
import type { QualityAnswer, QualityQuestion } from '#analytics/contract/quality.js'
import { notesOn } from '#analytics/cube/notes.js'
import { trendStatements } from '#analytics/cube/trend-query.js'
import { describePolicy, type Policy } from '#analytics/disclosure/policy.js'
import { asTrend } from '#analytics/quality/answer/asked.js'
import { parseFound } from '#analytics/quality/answer/checks.js'
import { completenessStatements } from '#analytics/quality/answer/completeness-query.js'
import * as statements from '#analytics/quality/answer/findings-query.js'
import { patientsBySite } from '#analytics/quality/answer/patients-by-site.js'
import { fieldsAsked, qualityAnswer, type QualityRows } from '#analytics/quality/answer/quality-answer.js'
import { largestFrom } from '#analytics/quality/answer/records-needed.js'
import { parseRejected } from '#analytics/quality/answer/rejected.js'
import { sumOfGroups } from '#analytics/cube/sum-of-groups.js'
import { parseUnmapped } from '#analytics/quality/answer/unmapped.js'
import type { Database } from '#api/duckdb/database.js'
import type { OpenSnapshot } from '#api/snapshots/snapshots.js'
import { absentValues } from './absent-values.js'
import { sitesBehind } from './sites-behind.js'

/** Answer a question about quality on an open snapshot. @throws BadQuestion where the answer would be too large */
export async function askQuality(
  { manifest, database }: OpenSnapshot,
  question: QualityQuestion,
  policy: Policy,
): Promise<QualityAnswer> {
  const asked = asTrend(question, 'patients')
  const notes = notesOn({
    ...{ measure: measureOf('patients'), question: asked, protection: describePolicy(policy) },
    absentValues: await absentValues(database, question.where, policy),
    isInvented: manifest.sources.some(({ kind }) => kind === 'synthetic'),
  })
  return qualityAnswer(question, await rowsOf(database, question, policy), {
    snapshot: { id: manifest.id, publishedAt: manifest.publishedAt, dataTo: manifest.dataTo },
    sites: await sitesBehind(database, { ...asTrend(question, 'sites'), grain: 'none' }, policy),
    ...{ policy, notes },
  })
}

async function rowsOf(database: Database, question: QualityQuestion, policy: Policy): Promise<QualityRows> {
  const [largest = {}] = policy.threshold === null ? [] : await database.query(statements.largestStatement)
  return {
    patients: await completenessRows(database, question, 'patient', policy),
    studies: await completenessRows(database, question, 'study', policy),
    excluded: {
      patients: await excluded(database, question, 'patients'),
      studies: await excluded(database, question, 'studies'),
    },
    found: parseFound(await database.query(statements.foundStatement)),
    unmapped: parseUnmapped(await database.query(statements.unmappedStatement)),
    rejected: parseRejected(await database.query(statements.rejectedStatement)),
    patientsBySite: patientsBySite(await database.query(statements.sitesStatement)),
    largest: largestFrom(largest),
  }
}

async function completenessRows(database: Database, question: QualityQuestion, base: Field['base'], policy: Policy) {
  const fields = fieldsAsked(question, base)
  if (fields.length === 0) return { fields, groups: [], total: [] }
  const asked = asTrend(question, base === 'study' ? 'studies' : 'patients')
  // Who sees exact numbers needs nobody behind them.
  const isGuarded = base === 'study' && policy.threshold !== null
  const statement = completenessStatements(fields, asked, isGuarded)
  const groups = await database.query(statement.groups)
  return {
    fields,
    groups,
    total: statement.total === null ? sumOfGroups(groups) : await database.query(statement.total),
  }
}

/** Units that the time axis leaves out, and the patients behind them, by reason. */
async function excluded(database: Database, question: QualityQuestion, unit: 'patients' | 'studies') {
  const statement = trendStatements(measureOf(unit), asTrend(question, unit)).excluded
  const [row = {}] = statement === null ? [] : await database.query(statement)
  return row
}
