import { useEffect, useState } from 'react'
import type { RunEntry } from '#analytics/contract/operations.js'
import { useRuns } from '../api/exports.js'
import { isBad } from '../question/run-status.js'
import { useRunsView, type RunsView } from '../question/runs-view.js'
import { words } from '../words/words.js'
import { Notice } from './notice.js'
import { ProblemNotice } from './problem-notice.js'
import { RunsFilters } from './runs-filters.js'
import { RunsTable } from './runs-table.js'
import { RunsTimeline } from './runs-timeline.js'
import { Skeleton } from './skeleton.js'
import button from './button.module.css'
import styles from './operations-sources.module.css'

const { runs: said, timeline } = words.operations

const atOnce = 25
const day = 86_400_000

interface Props {
  readonly sources: readonly string[]
  /** What is known of the newest run: when it changes, the list is read anew. */
  readonly seen: string
  readonly now: Date
}

/** The runs over time and one by one, of a source and a status or of all. */
export function OperationsRuns({ sources, seen, now }: Props) {
  const [view, look] = useRunsView()
  const [most, setMost] = useState(atOnce)
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useRuns(view.source, seen)
  const loaded = data?.runs ?? []
  const runs = loaded.filter(({ status }) => view.status === null || status === view.status)
  const isShort = lacks(loaded, runs.length, { days: view.days, most, now })
  useEffect(() => {
    if (isShort && hasNextPage && !isFetchingNextPage && error === null) void fetchNextPage()
  }, [isShort, hasNextPage, isFetchingNextPage, error, fetchNextPage])
  return (
    <section className={styles.part} aria-labelledby="runs-heading">
      <div className={styles.head}>
        <h2 id="runs-heading">{said.title}</h2>
      </div>
      <RunsFilters view={view} sources={sources} look={look} />
      {error && <ProblemNotice error={error} retry={() => void refetch()} stands={data !== undefined} />}
      {data === undefined && !error && <Skeleton height={240} />}
      {data !== undefined && (
        <Found {...{ runs, loaded, view, look, now, most }} sources={view.source === null ? sources : [view.source]} />
      )}
      {(hasNextPage || runs.length > most) && (
        <p>
          <button
            type="button"
            className={button.button}
            disabled={isFetchingNextPage}
            onClick={() => setMost(most + atOnce)}
          >
            {isFetchingNextPage ? said.loadingOlder : said.older}
          </button>
        </p>
      )}
    </section>
  )
}

interface Wanted {
  readonly days: number
  readonly most: number
  readonly now: Date
}

/** Whether older runs have to be fetched for the timeline to be whole, or for the table to be as long as asked for. */
function lacks(loaded: readonly RunEntry[], shown: number, { days, most, now }: Wanted): boolean {
  const oldest = loaded.at(-1)
  if (oldest === undefined) return false
  return Date.parse(oldest.startedAt) > now.getTime() - days * day || shown < most
}

interface FoundProps {
  readonly runs: readonly RunEntry[]
  readonly loaded: readonly RunEntry[]
  readonly sources: readonly string[]
  readonly view: RunsView
  readonly look: (view: RunsView) => void
  readonly now: Date
  readonly most: number
}

function Found({ runs, loaded, sources, view, look, now, most }: FoundProps) {
  const isFiltered = view.source !== null || view.status !== null
  if (runs.length === 0) {
    const { title, text } = isFiltered ? said.noMatch : said.none
    const clear = { label: said.clear, act: () => look({ ...view, source: null, status: null }) }
    return <Notice kind="plain" title={title} text={text} {...(isFiltered ? { action: clear } : {})} />
  }
  const inWindow = runs.filter(({ startedAt }) => Date.parse(startedAt) > now.getTime() - view.days * day)
  const bad = inWindow.filter(({ status }) => isBad(status)).length
  return (
    <>
      <h3>{timeline.title(inWindow.length, bad, view.days)}</h3>
      <RunsTimeline runs={inWindow} sources={sources} days={view.days} now={now} />
      <RunsTable
        runs={runs.slice(0, most)}
        caption={said.caption(Math.min(most, runs.length), String(runs.length))}
        now={now}
        withSources={sources.length > 1 || loaded.some(({ asked }) => asked.length > 0)}
      />
    </>
  )
}
