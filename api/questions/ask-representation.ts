import { measureOf } from '#analytics/catalogue/measures.js'
import type { RepresentationAnswer, RepresentationQuestion } from '#analytics/contract/representation.js'
import type { TrendQuestion } from '#analytics/contract/trends.js'
import { arrange } from '#analytics/cube/arrange.js'
import { notesOn } from '#analytics/cube/notes.js'
import { trendStatements } from '#analytics/cube/trend-query.js'
import { describePolicy, type Policy } from '#analytics/disclosure/policy.js'
import { tally } from '#analytics/disclosure/tally.js'
import { asTrend, sitesAsked } from '#analytics/representation/asked.js'
import { representationAnswer } from '#analytics/representation/representation-answer.js'
import type { ReferencePopulation } from '#data/references/reference-population.js'
import { Random } from '#data/synthetic/random.js'
import type { Database } from '#api/duckdb/database.js'
import type { OpenSnapshot } from '#api/snapshots/snapshots.js'
import { absentValues } from './absent-values.js'

/** Of every interval: the same question of the same snapshot has the same answer. */
const seed = 1

/** Answer a question of representation on an open snapshot. @throws BadQuestion where the answer would be too large */
export async function askRepresentation(
  { manifest, database }: OpenSnapshot,
  question: RepresentationQuestion,
  policy: Policy,
  reference: ReferencePopulation,
): Promise<RepresentationAnswer> {
  const measure = measureOf('patients')
  const asked = asTrend(question)
  const statements = trendStatements(measure, asked)
  const table = arrange(asked, await database.query(statements.groups), await database.query(statements.total))
  const [excluded = {}] = statements.excluded === null ? [] : await database.query(statements.excluded)
  const isInvented = manifest.sources.some(({ kind }) => kind === 'synthetic')
  return representationAnswer(question, table, {
    ...{ reference, policy, excluded, seed },
    snapshot: { id: manifest.id, publishedAt: manifest.publishedAt, dataTo: manifest.dataTo },
    sites: await sitesBehind(database, sitesAsked(question), policy),
    notes: notesOn({
      ...{ measure, question: { ...asked, by: question.by }, isInvented, protection: describePolicy(policy) },
      absentValues: await absentValues(database, question.where),
    }),
    random: () => new Random(seed, 0, 0),
  })
}

/** From how many sites the patients are; null where they are too few to be told. */
async function sitesBehind(database: Database, asked: TrendQuestion, { threshold }: Policy): Promise<number | null> {
  const [row] = await database.query(trendStatements(measureOf('sites'), asked).total)
  if (row === undefined) return null
  const { numerator, parts } = tally(row)
  return threshold !== null && Math.max(0, ...parts) < threshold ? null : numerator
}
