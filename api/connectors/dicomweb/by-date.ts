import type { PlainDate } from '#analytics/vocabulary/calendar.js'
import type { Transient } from '../fetching/failure.js'
import { firstOf, tags, type Attributes } from './attributes.js'
import { daysOf, isInWindows, rangeOf, windowAfter } from './dates.js'
import { everyStudy, type Arrived } from './every-study.js'
import type { Qido } from './qido.js'

export const isDated = (study: Attributes): boolean => isInWindows(firstOf(study, tags.studyDate))

/** How far studies have been read by date: all until this day, unless it is null. */
interface Reached {
  readonly until: PlainDate | null
  readonly arrived: Arrived
}

const all = 200_000

/**
 * The studies of every day after one, in windows that one answer holds: a short window cannot shift while it is read.
 * Windows grow where studies are sparse. Only a day that is too much for one answer is paged.
 */
export async function* studiesByDate(
  qido: Qido,
  after: PlainDate | null,
  wait: (error: Transient, failures: number) => Promise<void>,
): AsyncGenerator<Reached> {
  let days = all
  for (let window = windowAfter(after, days); window !== null;) {
    const query = { StudyDate: rangeOf(window) }
    const found = await qido.studies(query, 0)
    if (!found.isWhole && daysOf(window) > 1) {
      days = Math.ceil(daysOf(window) / 2)
      window = windowAfter(after, days)
      continue
    }
    if (found.isWhole) yield { until: null, arrived: found.studies.filter(isDated) }
    else {
      const wanted = { query, isWanted: isDated, others: 0 }
      for await (const arrived of everyStudy(qido, wanted, wait, found)) yield { until: null, arrived }
    }
    yield { until: window.last, arrived: [] }
    if (qido.isSparse(found)) days = Math.min(2 * days, all)
    after = window.last
    window = windowAfter(after, days)
  }
}
