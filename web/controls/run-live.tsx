import { useState } from 'react'
import { Link } from 'wouter'
import type { RunProgress } from '#analytics/contract/operations.js'
import type { Phase } from '#analytics/contract/runs.js'
import { useRunProgress } from '../api/run-progress.js'
import type { ExportAction } from '../api/export-actions.js'
import { duration } from '../format/duration.js'
import { words } from '../words/words.js'
import { RunLiveSource } from './run-live-source.js'
import { useNow } from './use-now.js'
import button from './button.module.css'
import styles from './run-live.module.css'

const { live, phase: phaseName, phaseDoing } = words.operations

interface Props {
  readonly id: string
  readonly startedAt: string
  readonly asked: readonly string[]
  readonly act: (action: ExportAction) => void
  readonly onEnd: () => void
  /** Leads to the run's own page, where this is not it. */
  readonly linked: boolean
}

/** A run while it goes on: its phases, its sources, and how to stop it. */
export function RunLive({ id, startedAt, asked, act, onEnd, linked }: Props) {
  const { progress, link } = useRunProgress(id, onEnd)
  const now = useNow(1_000)
  const [isStopping, setStopping] = useState(false)
  const running = progress?.status ?? 'running'
  return (
    <section className={styles.live} aria-labelledby="live-heading">
      <div className={styles.head}>
        <h2 id="live-heading">{live.title(asked)}</h2>
        <span className={styles.since}>
          {live.since(duration(wholeSeconds(now.getTime() - Date.parse(startedAt))))}
        </span>
        {linked && <Link href={`/operations/runs/${id}`}>{live.details}</Link>}
        <button
          type="button"
          className={button.button}
          disabled={isStopping || running !== 'running'}
          onClick={() => {
            setStopping(true)
            // Where it was refused, such as a run of another process, it can be tried again.
            setTimeout(() => setStopping(false), 15_000)
            act({ does: 'stop', run: id })
          }}
        >
          {isStopping ? live.stopping : live.stop}
        </button>
      </div>
      <Phases at={progress?.phase ?? null} />
      <Sources progress={progress} />
      {link !== 'live' && (
        <p className={styles.link} role="status">
          {live.link[link]}
        </p>
      )}
    </section>
  )
}

/** Tenths would only flicker. */
const wholeSeconds = (milliseconds: number): number => Math.floor(milliseconds / 1000) * 1000

const order: Readonly<Record<Phase, number>> = { fetch: 0, build: 1, check: 2, publish: 3 }
const phases = ['fetch', 'build', 'check', 'publish'] as const satisfies readonly Phase[]

function Phases({ at }: { readonly at: Phase | null }) {
  const place = at === null ? -1 : order[at]
  return (
    <>
      <ol className={styles.phases} aria-label={live.phases}>
        {phases.map((each) => (
          <li
            key={each}
            data-state={order[each] < place ? 'past' : each === at ? 'now' : 'to-come'}
            aria-current={each === at ? 'step' : undefined}
          >
            {phaseName[each]}
          </li>
        ))}
      </ol>
      {/* The numbers change several times a second; only the phase is worth an announcement. */}
      <span className="visually-hidden" role="status">
        {at === null ? '' : phaseDoing[at]}
      </span>
    </>
  )
}

function Sources({ progress }: { readonly progress: RunProgress | null }) {
  if (progress === null) return null
  return (
    <ul className={styles.sources}>
      {progress.sources.map((source) => (
        <li key={source.source}>
          <RunLiveSource source={source} />
        </li>
      ))}
    </ul>
  )
}
