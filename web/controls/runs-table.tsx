import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { RunEntry } from '#analytics/contract/operations.js'
import { duration } from '../format/duration.js'
import { count } from '../format/number.js'
import { words } from '../words/words.js'
import { RunStatusLabel } from './run-mark.js'
import { When } from './when.js'
import styles from './runs-table.module.css'

const { runs: said, trigger: triggerName, triggerMeans } = words.operations

interface Props {
  readonly runs: readonly RunEntry[]
  readonly caption: string
  readonly now: Date
  /** Where there is one source, which it was needs no column. */
  readonly withSources: boolean
}

export function RunsTable({ runs, caption, now, withSources }: Props) {
  const { columns } = said
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={said.listLabel}>
      <table className={styles.table} data-wide="true">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.started}</th>
            <th scope="col">{columns.status}</th>
            <th scope="col">{columns.trigger}</th>
            {withSources && <th scope="col">{columns.sources}</th>}
            <Numbered name={columns.duration} />
            <Numbered name={columns.read} />
            <Numbered name={columns.rejected} />
            <Numbered name={columns.warnings} />
            <th scope="col">{columns.snapshot}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <Row key={run.id} {...{ run, now, withSources }} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const Numbered = ({ name }: { readonly name: string }) => (
  <th scope="col" className={styles.number}>
    {name}
  </th>
)

interface RowProps {
  readonly run: RunEntry
  readonly now: Date
  readonly withSources: boolean
}

function Row({ run, now, withSources }: RowProps) {
  const { id, trigger, status, asked, startedAt, endedAt, read, rejected, warnings, error } = run
  const took = Date.parse(endedAt ?? now.toISOString()) - Date.parse(startedAt)
  return (
    <tr>
      <th scope="row">
        <Link href={`/operations/runs/${id}`}>
          <When at={startedAt} inLink />
        </Link>
      </th>
      <td>
        <RunStatusLabel status={status} />
        {error !== null && status !== 'interrupted' && <span className={styles.error}>{error}</span>}
      </td>
      <td title={triggerMeans[trigger]}>{triggerName[trigger]}</td>
      {withSources && <td>{asked.length === 0 ? said.all : asked.join(', ')}</td>}
      <Numeral>{duration(took)}</Numeral>
      <Numeral>{count(read)}</Numeral>
      <Numeral>{count(rejected)}</Numeral>
      <Numeral>{count(warnings)}</Numeral>
      <td>
        <Snapshot run={run} />
      </td>
    </tr>
  )
}

const Numeral = ({ children }: { readonly children: ReactNode }) => <td className={styles.number}>{children}</td>

/** Only what a run published is its own; one that found nothing new left the snapshot as it was. */
function Snapshot({ run: { snapshot, status } }: Pick<RowProps, 'run'>) {
  if (snapshot === null) return '–'
  return (
    <>
      <Link href={`/explore?asOf=${snapshot}`} title={said.seeAsOf(snapshot)}>
        {snapshot.slice(0, 8)}
      </Link>
      {status === 'unchanged' && <span className={styles.aside}> {said.stays}</span>}
    </>
  )
}
