import type { RunAnswer } from '#analytics/contract/operations.js'
import { duration } from '../format/duration.js'
import { roundPercent } from '../format/number.js'
import { phaseBars } from '../figures/phase-bars.js'
import { words } from '../words/words.js'
import styles from './run.module.css'

const { phases: said } = words.run
const { phase: phaseName } = words.operations

interface Props {
  readonly run: RunAnswer
  readonly now: Date
}

/** Where the time of a run went: each phase as long as it took, one after the other. */
export function RunPhases({ run, now }: Props) {
  const bars = phaseBars(run, now)
  return (
    <section className={styles.part} aria-labelledby="phases-heading">
      <h2 id="phases-heading">{said.title}</h2>
      <ol className={styles.phases}>
        {bars.map(({ phase, from, share, took }, index) => (
          <li key={phase} data-bad={index === bars.length - 1 && run.phase !== null}>
            <span className={styles.phase}>{phaseName[phase]}</span>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <line x1="0" x2="100" y1="5" y2="5" />
              <rect x={from * 100} width={Math.max(0.4, share * 100)} y="0" height="10" />
            </svg>
            <span className={styles.took}>
              {duration(took)}
              <span className="visually-hidden">, {roundPercent(share)}</span>
              {index === bars.length - 1 && run.phase !== null && <em>{said.stopped}</em>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
