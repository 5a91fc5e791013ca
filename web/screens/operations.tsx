import { useCallback, useState } from 'react'
import { Link } from 'wouter'
import { useQueryClient } from '@tanstack/react-query'
import type { ExportsAnswer } from '#analytics/contract/operations.js'
import { useExportAction, type ExportAction } from '../api/export-actions.js'
import { useOperations } from '../api/exports.js'
import { root } from '../api/request.js'
import { ApiProblem } from '../api/problem-error.js'
import { ActionNotice } from '../controls/action-notice.js'
import { Closed } from '../controls/closed.js'
import { OperationsRuns } from '../controls/operations-runs.js'
import { OperationsSources } from '../controls/operations-sources.js'
import { ProblemNotice } from '../controls/problem-notice.js'
import { RunLive } from '../controls/run-live.js'
import { Skeleton } from '../controls/skeleton.js'
import { useNow } from '../controls/use-now.js'
import { words } from '../words/words.js'
import { operationsFindings, type OperationsFinding } from './operations-headline.js'
import styles from './operations.module.css'

const { operations: said } = words

/** What an operator opens at three in the morning: what is wrong, what goes on, what to do. */
export default function Operations() {
  const { data, error, refetch } = useOperations()
  const isClosed = error instanceof ApiProblem && error.isClosed
  return (
    <div className={styles.operations}>
      <title>{words.shell.title(said.screen)}</title>
      {data === undefined || isClosed ? (
        <>
          <h1>{said.screen}</h1>
          {isClosed ? <Closed /> : error ? <ProblemNotice error={error} retry={() => void refetch()} /> : <Loading />}
        </>
      ) : (
        <Answered answer={data} isBehind={error !== null} />
      )}
    </div>
  )
}

function Loading() {
  return (
    <div className={styles.operations} role="status">
      <span className="visually-hidden">{said.loading}</span>
      <Skeleton height={120} />
      <Skeleton height={240} />
    </div>
  )
}

interface AnsweredProps {
  readonly answer: ExportsAnswer
  readonly isBehind: boolean
}

function Answered({ answer, isBehind }: AnsweredProps) {
  const now = useNow()
  const client = useQueryClient()
  const { mutate, error, isPending, reset, variables } = useExportAction()
  const [done, say] = useState('')
  const look = useCallback(() => void client.invalidateQueries({ queryKey: [root, 'exports'] }), [client])
  const act = (action: ExportAction): void => mutate(action, { onSuccess: () => say(doneInWords(action)) })
  const [newest] = answer.runs
  const running = newest?.status === 'running' ? newest : null
  const isStarting = isPending && variables.does === 'start'
  return (
    <>
      <Findings findings={operationsFindings(answer, now)} />
      {isBehind && (
        <p className={styles.behind} role="status">
          {said.behind}
        </p>
      )}
      {error && <ActionNotice error={error} dismiss={reset} />}
      <p className="visually-hidden" role="status">
        {done}
      </p>
      {running && <RunLive key={running.id} {...running} act={act} onEnd={look} linked />}
      <OperationsSources sources={answer.sources} now={now} isBusy={running !== null || isStarting} act={act} />
      <Scheduler answer={answer} />
      <OperationsRuns
        sources={answer.sources.map(({ name }) => name)}
        seen={newest === undefined ? '' : `${newest.id} ${newest.status}`}
        now={now}
      />
    </>
  )
}

function doneInWords(action: ExportAction): string {
  switch (action.does) {
    case 'pause':
    case 'resume':
      return said.done[action.does](action.source)
    default:
      return said.done[action.does]
  }
}

function Findings({ findings: [first, ...others] }: { readonly findings: readonly OperationsFinding[] }) {
  if (first === undefined) return null
  return (
    <header className={styles.findings}>
      <h1 data-tone={first.tone}>{first.text}</h1>
      <SeeRun finding={first} />
      {others.length > 0 && (
        <ul>
          {others.map((finding) => (
            <li key={finding.text} data-tone={finding.tone}>
              {finding.text} <SeeRun finding={finding} />
            </li>
          ))}
        </ul>
      )}
    </header>
  )
}

const SeeRun = ({ finding: { run } }: { readonly finding: OperationsFinding }) =>
  run === null ? null : <Link href={`/operations/runs/${run}`}>{said.headline.seeRun}</Link>

/** Which server starts the scheduled exports, where there is a schedule at all; and how to get more sources. */
function Scheduler({ answer: { scheduler, sources } }: { readonly answer: ExportsAnswer }) {
  return (
    <p className={styles.scheduler}>
      {sources.some(({ schedule }) => schedule !== null) && <span>{scheduler.note}</span>}
      <Link href="/help/connect">{said.sources.connect}</Link>
    </p>
  )
}
