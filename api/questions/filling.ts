import type { TrendQuestion } from '#analytics/contract/trends.js'
import { reportsStatement } from '#analytics/delay/delay-query.js'
import { fillingPeriods, followsDelays, type Filling } from '#analytics/delay/filling.js'
import { presentPeriod } from '#analytics/delay/present-period.js'
import { longestDelay, mostPeriods } from '#analytics/delay/spans.js'
import type { Policy } from '#analytics/disclosure/policy.js'
import type { OpenSnapshot } from '#api/snapshots/snapshots.js'

/**
 * Which periods of a question are still filling. Delays are learnt from all exams of the same filters, whenever they were
 * made: from and to choose what is shown, and not how long it takes.
 */
export async function fillingOf(
  { manifest, database }: OpenSnapshot,
  question: TrendQuestion,
  policy: Policy,
): Promise<Filling | null> {
  const grain = followsDelays(question)
  if (grain === null || manifest.dataTo === null) return null
  const present = presentPeriod(grain, manifest.dataTo)
  const statement = reportsStatement({
    ...{ by: [], where: question.where, grain, from: null, to: null, present },
    ...{ maxDelay: longestDelay[grain], periods: mostPeriods[grain], threshold: null },
  })
  return fillingPeriods(await database.query(statement), grain, present, policy)
}
