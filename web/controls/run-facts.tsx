import { Link } from 'wouter'
import type { RunAnswer } from '#analytics/contract/operations.js'
import { duration } from '../format/duration.js'
import { words } from '../words/words.js'
import { Fact } from './fact.js'
import { RunStatusLabel } from './run-mark.js'
import { When } from './when.js'
import styles from './run.module.css'

const { facts: said } = words.run
const { triggerMeans, runs } = words.operations

interface Props {
  readonly run: RunAnswer
  readonly now: Date
}

export function RunFacts({ run, now }: Props) {
  const { id, trigger, asked, startedAt, endedAt, status } = run
  const took = (endedAt === null ? now.getTime() : Date.parse(endedAt)) - Date.parse(startedAt)
  return (
    <dl className={styles.facts}>
      <Fact name={runs.status}>
        <RunStatusLabel status={status} />
      </Fact>
      <Fact name={said.trigger}>{triggerMeans[trigger]}</Fact>
      <Fact name={said.asked}>{asked.length === 0 ? said.all : said.sources(asked)}</Fact>
      <Fact name={said.started}>
        <When at={startedAt} />
      </Fact>
      <Fact name={said.ended}>{endedAt === null ? '–' : <When at={endedAt} />}</Fact>
      <Fact name={said.duration}>{duration(took)}</Fact>
      <Fact name={said.snapshot}>
        <Snapshot run={run} />
      </Fact>
      <Fact name={said.id}>{id}</Fact>
    </dl>
  )
}

function Snapshot({ run: { snapshot, snapshotKept, status } }: Pick<Props, 'run'>) {
  if (snapshot === null) return said.none
  if (!snapshotKept) return `${snapshot}, ${said.gone}`
  return (
    <>
      <Link href={`/explore?asOf=${snapshot}`} title={runs.seeAsOf(snapshot)}>
        {snapshot}
      </Link>
      {status === 'unchanged' && ` ${said.stays}`}
    </>
  )
}
