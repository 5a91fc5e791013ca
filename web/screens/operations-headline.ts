import type { ExportsAnswer, SourceState } from '#analytics/contract/operations.js'
import { ageOf } from '../controls/age.js'
import { minutesSince } from '../format/date.js'
import { shortId } from '../format/short-id.js'
import { isBad } from '../question/run-status.js'
import { words } from '../words/words.js'

const { headline } = words.operations

/** What an operator should know, worst first. */
export interface OperationsFinding {
  readonly tone: 'fault' | 'caution' | 'plain'
  readonly text: string
  /** The run that tells more. */
  readonly run: string | null
}

const minute = 60_000
const age = (milliseconds: number): string => ageOf(Math.floor(milliseconds / minute))
const since = (instant: string, now: Date): string => ageOf(minutesSince(instant, now))

/**
 * The state of all exports in sentences, the first of them the headline: sources without a good run for too long, runs
 * that went wrong, data that has grown old, paused schedules; and where there is none of these, that all is well.
 */
export function operationsFindings(answer: ExportsAnswer, now: Date): readonly OperationsFinding[] {
  const sources = answer.sources.filter(({ enabled }) => enabled)
  const found = [
    ...sources.flatMap(withoutGoodRun),
    ...wentWrong(answer, sources, now),
    ...sources.flatMap(withOldData),
    ...paused(sources),
  ]
  const worstFirst = [...found.filter(({ tone }) => tone === 'fault'), ...found.filter(({ tone }) => tone !== 'fault')]
  return worstFirst.length > 0 ? worstFirst : [allWell(answer, sources, now)]
}

function withoutGoodRun({ name, run }: SourceState): readonly OperationsFinding[] {
  if (!run.isStale || run.limit === null) return []
  const limit = age(run.limit)
  const text = run.age === null ? headline.neverGood(name, limit) : headline.noGoodRun(name, age(run.age), limit)
  return [{ tone: 'fault', text, run: null }]
}

function withOldData({ name, data }: SourceState): readonly OperationsFinding[] {
  if (!data.isStale || data.limit === null) return []
  const limit = age(data.limit)
  const text = data.age === null ? headline.noData(name, limit) : headline.oldData(name, age(data.age), limit)
  return [{ tone: 'caution', text, run: null }]
}

/** Runs that are the last of a source and published nothing though they should have, once each. */
function wentWrong({ runs }: ExportsAnswer, sources: readonly SourceState[], now: Date): readonly OperationsFinding[] {
  const serving = runs.find(({ snapshot }) => snapshot !== null)?.snapshot
  const stands = serving ? headline.stands(shortId(serving)) : ''
  const lastRuns = [...new Set(sources.map(({ lastRun }) => lastRun?.id))]
  return lastRuns.flatMap((id) => {
    const of = sources.filter(({ lastRun }) => lastRun?.id === id)
    const last = of[0]?.lastRun
    if (id === undefined || !last || !isBad(last.status)) return []
    const named = headline.of(
      of.map(({ name }) => name),
      sources.length,
    )
    const text = headline.ended[last.status](named, since(last.startedAt, now))
    return [{ tone: last.status === 'interrupted' ? 'caution' : 'fault', text: `${text}${stands}`, run: id }]
  })
}

function paused(sources: readonly SourceState[]): readonly OperationsFinding[] {
  const names = sources.filter(({ isPaused }) => isPaused).map(({ name }) => name)
  return names.length === 0 ? [] : [{ tone: 'caution', text: headline.paused(names), run: null }]
}

function allWell({ runs }: ExportsAnswer, sources: readonly SourceState[], now: Date): OperationsFinding {
  const good = runs.find(({ status }) => status === 'published' || status === 'unchanged')
  if (!good?.endedAt) return { tone: 'plain', text: runs.length > 0 ? headline.running : headline.noRuns, run: null }
  const ended = since(good.endedAt, now)
  const last =
    good.status === 'published' && good.snapshot !== null
      ? headline.lastPublished(shortId(good.snapshot), ended)
      : headline.lastUnchanged(ended)
  return { tone: 'plain', text: headline.good(freshnessOf(sources), last), run: null }
}

function freshnessOf(sources: readonly SourceState[]): string {
  const watched = sources.filter(({ run, data }) => run.limit !== null || data.limit !== null).length
  if (watched === 0) return headline.noLimits
  return watched === sources.length ? headline.allFresh(watched) : headline.someFresh(watched, sources.length)
}
