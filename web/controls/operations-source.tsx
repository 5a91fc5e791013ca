import { Link } from 'wouter'
import type { SourceState } from '#analytics/contract/operations.js'
import { words } from '../words/words.js'
import type { ExportAction } from '../api/export-actions.js'
import { scheduleInWords } from '../format/schedule.js'
import { sinceInWords, untilInWords } from './age.js'
import { Fact } from './fact.js'
import { FreshnessBar } from './freshness-bar.js'
import { RunStatusLabel } from './run-mark.js'
import { When } from './when.js'
import button from './button.module.css'
import styles from './operations-sources.module.css'

const { sources: said } = words.operations

interface Props {
  readonly source: SourceState
  readonly now: Date
  readonly isBusy: boolean
  readonly act: (action: ExportAction) => void
}

/** A source: how fresh it is, what comes next, and what can be done about it. */
export function OperationsSource({ source, now, isBusy, act }: Props) {
  const { name, kind, run, data, isPaused, enabled } = source
  return (
    <article className={styles.source} aria-label={name}>
      <header className={styles.name}>
        <h3>{name}</h3>
        <p className={styles.kind}>
          {kind}
          {isPaused && <strong className={styles.paused}>{said.paused}</strong>}
          {!enabled && <strong className={styles.paused}>{said.disabled}</strong>}
        </p>
      </header>
      <dl className={styles.freshness}>
        <FreshnessBar name={said.byRun} freshness={run} said={words.operations.ago} />
        <FreshnessBar name={said.byData} freshness={data} said={said.age} />
      </dl>
      <dl className={styles.facts}>
        <Fact name={said.schedule}>
          <Schedule source={source} />
        </Fact>
        <Fact name={said.next}>
          <NextRun source={source} now={now} />
        </Fact>
        <Fact name={said.last}>
          <LastRun source={source} now={now} />
        </Fact>
      </dl>
      <Actions {...{ source, isBusy, act }} />
    </article>
  )
}

function Schedule({ source: { schedule, timeZone } }: Pick<Props, 'source'>) {
  if (schedule === null) return said.byHand
  return (
    <>
      {scheduleInWords(schedule)}{' '}
      <span className={styles.zone}>
        <code>{schedule}</code>, {timeZone}
      </span>
    </>
  )
}

function NextRun({ source, now }: Pick<Props, 'source' | 'now'>) {
  const { nextRunAt, isPaused, enabled, schedule } = source
  if (nextRunAt !== null) {
    return (
      <>
        {untilInWords(nextRunAt, now)}, <When at={nextRunAt} />
      </>
    )
  }
  if (!enabled) return said.noNext.disabled
  return isPaused && schedule !== null ? said.noNext.paused : said.noNext.byHand
}

function LastRun({ source: { lastRun }, now }: Pick<Props, 'source' | 'now'>) {
  if (lastRun === null) return said.noLast
  return (
    <span className={styles.last}>
      <RunStatusLabel status={lastRun.status} />
      <Link href={`/operations/runs/${lastRun.id}`}>
        <When at={lastRun.startedAt} text={sinceInWords(lastRun.startedAt, now)} inLink />
      </Link>
    </span>
  )
}

function Actions({ source, isBusy, act }: Omit<Props, 'now'>) {
  const { name, isPaused, enabled, schedule } = source
  return (
    <div className={styles.actions}>
      <button
        type="button"
        className={button.button}
        disabled={isBusy || !enabled}
        aria-label={said.runLabel(name)}
        onClick={() => act({ does: 'start', source: name })}
      >
        {said.run}
      </button>
      {(schedule !== null || isPaused) && (
        <button
          type="button"
          className={button.button}
          aria-label={isPaused ? said.resumeLabel(name) : said.pauseLabel(name)}
          onClick={() => act({ does: isPaused ? 'resume' : 'pause', source: name })}
        >
          {isPaused ? said.resume : said.pause}
        </button>
      )}
    </div>
  )
}
