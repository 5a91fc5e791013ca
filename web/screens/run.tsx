import { useCallback } from 'react'
import { Link, useParams } from 'wouter'
import { useQueryClient } from '@tanstack/react-query'
import type { RunAnswer } from '#analytics/contract/operations.js'
import { useExportAction } from '../api/export-actions.js'
import { useRun } from '../api/exports.js'
import { ApiProblem } from '../api/problem-error.js'
import { root } from '../api/request.js'
import { ActionNotice } from '../controls/action-notice.js'
import { ProblemNotice } from '../controls/problem-notice.js'
import { Closed } from '../controls/closed.js'
import { RunChanges } from '../controls/run-changes.js'
import { RunChecks } from '../controls/run-checks.js'
import { RunFailure } from '../controls/run-failure.js'
import { RunFacts } from '../controls/run-facts.js'
import { RunLive } from '../controls/run-live.js'
import { RunPhases } from '../controls/run-phases.js'
import { RunSources } from '../controls/run-sources.js'
import { RunTold } from '../controls/run-told.js'
import { Skeleton } from '../controls/skeleton.js'
import { useNow } from '../controls/use-now.js'
import { words } from '../words/words.js'
import { isBad } from '../question/run-status.js'
import { runHeadline } from './run-headline.js'
import styles from './run.module.css'

const { run: said } = words

/** One export, from what began it to what it published, or why it did not. */
export default function Run() {
  const { id = '' } = useParams()
  const { data, error, refetch } = useRun(id)
  // The run that was looked at before may still stand in for this one.
  const run = data?.id === id ? data : undefined
  return (
    <div className={styles.run}>
      <title>{words.shell.title(said.screen(id))}</title>
      <p className={styles.back}>
        <Link href="/operations">{said.back}</Link>
      </p>
      {run === undefined ? <Missing id={id} error={error} retry={() => void refetch()} /> : <Recorded run={run} />}
    </div>
  )
}

interface MissingProps {
  readonly id: string
  readonly error: Error | null
  readonly retry: () => void
}

function Missing({ id, error, retry }: MissingProps) {
  if (error instanceof ApiProblem && error.problem.status === 404) {
    return (
      <>
        <h1>{said.unknown.title}</h1>
        <p>{said.unknown.text(id)}</p>
      </>
    )
  }
  if (error instanceof ApiProblem && error.isClosed) {
    return (
      <>
        <h1>{said.screen(id)}</h1>
        <Closed />
      </>
    )
  }
  return (
    <>
      <h1>{said.screen(id)}</h1>
      {error === null ? <Skeleton height={320} /> : <ProblemNotice error={error} retry={retry} />}
    </>
  )
}

function Recorded({ run }: { readonly run: RunAnswer }) {
  const now = useNow()
  return (
    <>
      <header className={styles.lead}>
        <h1 data-bad={run.status === 'failed' || run.status === 'died' || run.status === 'rejected'}>
          {runHeadline(run, now)}
        </h1>
        {isBad(run.status) && <p>{said.stands[run.status]}</p>}
      </header>
      {run.status === 'running' && <Live run={run} />}
      {run.error && run.status !== 'interrupted' && <RunFailure run={run} error={run.error} />}
      <RunFacts run={run} now={now} />
      {run.phases.length > 0 && run.status !== 'running' && <RunPhases run={run} now={now} />}
      {run.status !== 'running' && <RunSources sources={run.sources} />}
      {run.status !== 'running' && <RunChanges run={run} />}
      <RunTold run={run} />
      <RunChecks run={run} />
    </>
  )
}

function Live({ run }: { readonly run: RunAnswer }) {
  const client = useQueryClient()
  const { mutate, error, reset } = useExportAction()
  const look = useCallback(() => void client.invalidateQueries({ queryKey: [root, 'exports'] }), [client])
  return (
    <>
      {error && <ActionNotice error={error} dismiss={reset} />}
      <RunLive {...run} act={(action) => mutate(action)} onEnd={look} linked={false} />
    </>
  )
}
