import { measureOf } from '#analytics/catalogue/measures.js'
import type { RepresentationAnswer, RepresentationQuestion } from '#analytics/contract/representation.js'
import { arrange } from '#analytics/cube/arrange.js'
import { notesOn } from '#analytics/cube/notes.js'
import { trendStatements } from '#analytics/cube/trend-query.js'
import { describePolicy, type Policy } from '#analytics/disclosure/policy.js'
import { asTrend } from '#analytics/representation/asked.js'
import { behindStatement } from '#analytics/representation/behind-query.js'
import { representationAnswer } from '#analytics/representation/representation-answer.js'
import type { ReferencePopulation } from '#data/references/reference-population.js'
import { Random } from '#data/synthetic/random.js'
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
  const rows = await database.query(trendStatements(measure, asked).groups)
  // The rows of the groups have every period that anybody came in, and the total of all groups is not asked for.
  const table = arrange(asked, rows, rows)
  const [behind = {}] = await database.query(behindStatement(asked))
  const isInvented = manifest.sources.some(({ kind }) => kind === 'synthetic')
  return representationAnswer(question, table, {
    ...{ reference, policy, behind, seed },
    snapshot: { id: manifest.id, publishedAt: manifest.publishedAt, dataTo: manifest.dataTo },
    notes: notesOn({
      ...{ measure, question: { ...asked, by: question.by }, isInvented, protection: describePolicy(policy) },
      absentValues: await absentValues(database, question.where, policy),
    }),
    random: () => new Random(seed, 0, 0),
  })
}
