import type { SnapshotEntry } from '#analytics/contract/catalogue.js'
import { ApiProblem } from '../api/problem-error.js'
import { useCatalogue, useSnapshots } from '../api/client.js'
import { useNextExport } from '../api/next-export.js'
import { calendarDay, instant, minutesSince, minutesUntil } from '../format/date.js'
import { useAsOf } from '../question/use-question.js'
import { words } from '../words/words.js'
import { ageOf, isStale } from './age.js'
import { SnapshotChoice } from './snapshot-choice.js'
import styles from './strip.module.css'

const { strip, roles, roleLabel } = words.shell

/** Which data this is, how old, and as whom it is read: on every screen. */
export function Strip() {
  const [asOf, chooseAsOf] = useAsOf()
  const catalogue = useCatalogue(asOf)
  const snapshots = useSnapshots()
  const shown = catalogue.data?.snapshot
  return (
    <section className={styles.strip} aria-label={strip.label}>
      <div className={styles.inside} data-signed-in={catalogue.data !== undefined && catalogue.data.role !== 'public'}>
        {shown ? (
          <Freshness snapshot={shown} now={new Date()} />
        ) : (
          <span>{catalogue.error ? strip.none : strip.loading}</span>
        )}
        <NextExport />
        {shown && (
          <SnapshotChoice asOf={asOf} choose={chooseAsOf} shown={shown} kept={snapshots.data?.snapshots ?? []} />
        )}
        {catalogue.data && (
          <span className={styles.role} title={roleLabel}>
            <span className="visually-hidden">{roleLabel} </span>
            {roles[catalogue.data.role]}
          </span>
        )}
      </div>
      <StripNotice asOf={asOf} chooseAsOf={chooseAsOf} shown={shown} error={catalogue.error} />
    </section>
  )
}

function Freshness({ snapshot, now }: { readonly snapshot: SnapshotEntry; readonly now: Date }) {
  const { dataTo, publishedAt } = snapshot
  const minutes = minutesSince(publishedAt, now)
  const stale = snapshot.current && isStale(minutes)
  const isInvented = snapshot.sources.some(({ kind }) => kind === 'synthetic')
  return (
    <>
      {isInvented && <strong className={styles.invented}>{strip.invented}</strong>}
      <span className={styles.fact}>
        {dataTo ? (
          <>
            <span className={styles.dataTo}>{strip.dataTo} </span>
            <time dateTime={dataTo}>{calendarDay(dataTo)}</time>
          </>
        ) : (
          strip.undated
        )}
      </span>
      <span className={styles.published} data-stale={stale}>
        <time dateTime={publishedAt} title={instant(publishedAt)}>
          {stale ? strip.age(ageOf(minutes)) : `${strip.published} ${instant(publishedAt)}`}
        </time>
      </span>
    </>
  )
}

/** A scheduled export changes what is seen; where there is none, or it is not told, nothing is said. */
function NextExport() {
  const next = useNextExport()
  if (next === null) return null
  const minutes = minutesUntil(next, new Date())
  return (
    <span className={styles.next}>
      <time dateTime={next} title={instant(next)}>
        {minutes < 1 ? strip.nextNow : strip.next(ageOf(minutes))}
      </time>
    </span>
  )
}

interface NoticeProps {
  readonly asOf: string | null
  readonly chooseAsOf: (asOf: string | null) => void
  readonly shown: SnapshotEntry | undefined
  readonly error: Error | null
}

function StripNotice({ asOf, chooseAsOf, shown, error }: NoticeProps) {
  const toCurrent = (
    <button type="button" className={styles.current} onClick={() => chooseAsOf(null)}>
      {strip.toCurrent}
    </button>
  )
  if (error instanceof ApiProblem && error.isUnreachable) {
    return (
      <p className={styles.notice} role="status">
        {strip.unreachable}
      </p>
    )
  }
  if (asOf && error instanceof ApiProblem && !error.isPassing) {
    return (
      <p className={styles.notice} role="alert">
        {strip.notFound(asOf)} {toCurrent}
      </p>
    )
  }
  if (!asOf || !shown || shown.current) return null
  return (
    <p className={styles.notice} role="status">
      {strip.older} {toCurrent}
    </p>
  )
}
