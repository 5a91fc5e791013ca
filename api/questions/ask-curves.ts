import { curveEventOf, isCurveEventId } from '#analytics/catalogue/curve-events.js'
import type { CurveAnswer, CurveQuestion } from '#analytics/contract/curves.js'
import { courseCounts } from '#analytics/curves/course-counts.js'
import { curveAnswer } from '#analytics/curves/curve-answer.js'
import { curveStatement } from '#analytics/curves/curve-query.js'
import type { Policy } from '#analytics/disclosure/policy.js'
import type { OpenSnapshot } from '#api/snapshots/snapshots.js'
import { absentValues } from './absent-values.js'

/** Answer a question of curves on an open snapshot. @throws BadQuestion where there would be too many groups */
export async function askCurves(
  { manifest, database }: OpenSnapshot,
  question: CurveQuestion,
  policy: Policy,
): Promise<CurveAnswer> {
  if (!isCurveEventId(question.event)) throw new RangeError(`no event is named "${question.event}"`)
  const event = curveEventOf(question.event)
  const counted = courseCounts(event, question.by, await database.query(curveStatement(event, question)))
  return curveAnswer(event, question, counted, {
    snapshot: { id: manifest.id, publishedAt: manifest.publishedAt, dataTo: manifest.dataTo },
    policy,
    absentValues: await absentValues(database, question.where, policy),
    isInvented: manifest.sources.some(({ kind }) => kind === 'synthetic'),
  })
}
