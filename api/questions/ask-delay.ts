import { measureOf } from '#analytics/catalogue/measures.js'
import type { DelayAnswer, DelayQuestion } from '#analytics/contract/delay.js'
import { notesOn } from '#analytics/cube/notes.js'
import { delayAnswer } from '#analytics/delay/delay-answer.js'
import { reportsStatement, surroundingsStatement, type TriangleAsked } from '#analytics/delay/delay-query.js'
import { presentPeriod } from '#analytics/delay/present-period.js'
import { mostPeriods } from '#analytics/delay/spans.js'
import { describePolicy, type Policy } from '#analytics/disclosure/policy.js'
import type { OpenSnapshot } from '#api/snapshots/snapshots.js'
import { absentValues } from './absent-values.js'

/** Answer a question of delay on an open snapshot. @throws BadQuestion where the answer would be too large */
export async function askDelay(
  { manifest, database }: OpenSnapshot,
  question: DelayQuestion,
  policy: Policy,
): Promise<DelayAnswer> {
  const { grain, window } = question
  const present = manifest.dataTo === null ? null : presentPeriod(grain, manifest.dataTo)
  const asked: TriangleAsked | null = present && {
    ...{ ...question, present, periods: window ?? mostPeriods[grain], threshold: policy.threshold },
  }
  const rows = asked === null ? [] : await database.query(reportsStatement(asked))
  const surroundings = asked === null ? [] : await database.query(surroundingsStatement(asked))
  return delayAnswer(question, rows, {
    snapshot: { id: manifest.id, publishedAt: manifest.publishedAt, dataTo: manifest.dataTo },
    ...{ policy, present, surroundings },
    notes: notesOn({
      measure: measureOf('studies'),
      question: { ...question, measure: 'studies', cumulative: false },
      absentValues: await absentValues(database, question.where, policy),
      isInvented: manifest.sources.some(({ kind }) => kind === 'synthetic'),
      protection: describePolicy(policy),
    }),
  })
}
