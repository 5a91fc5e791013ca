import type { RunAnswer } from '#analytics/contract/operations.js'
import { duration } from '../format/duration.js'
import { shortId } from '../format/short-id.js'
import { words } from '../words/words.js'

const { headline } = words.run

/** From its start to its end, or until now; in milliseconds. */
export const lasted = (
  { startedAt, endedAt }: { readonly startedAt: string; readonly endedAt: string | null },
  now: Date,
): number => (endedAt === null ? now.getTime() : Date.parse(endedAt)) - Date.parse(startedAt)

/** What became of a run, in a sentence. */
export function runHeadline(run: RunAnswer, now: Date): string {
  const doing = run.phase === null ? null : words.operations.phaseDoing[run.phase]
  const took = duration(lasted(run, now))
  switch (run.status) {
    case 'running':
      return doing === null ? headline.beginning : headline.running(doing)
    case 'published':
      return headline.published(run.snapshot === null ? '' : shortId(run.snapshot), took)
    case 'unchanged':
      return headline.unchanged(took)
    case 'rejected':
      return headline.rejected
    case 'failed':
    case 'interrupted':
    case 'died':
      return headline[run.status](doing)
  }
}
