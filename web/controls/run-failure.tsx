import type { RunAnswer } from '#analytics/contract/operations.js'
import { runReport } from '../figures/run-report.js'
import { words } from '../words/words.js'
import { CopyButton } from './copy-button.js'
import styles from './run.module.css'

const { error: said, copied, notCopied } = words.run

interface Props {
  readonly run: RunAnswer
  readonly error: NonNullable<RunAnswer['error']>
}

/** What stopped a run, every cause of it, and all of that to be sent to somebody. */
export function RunFailure({ run, error }: Props) {
  return (
    <section className={styles.failure} aria-labelledby="error-heading">
      <h2 id="error-heading" className="visually-hidden">
        {said.title}
      </h2>
      <p className={styles.message}>{error.message}</p>
      {error.causes.length > 0 && (
        <>
          <p className={styles.kind}>{said.causes}</p>
          <ol>
            {error.causes.map((cause) => (
              <li key={cause}>{cause}</li>
            ))}
          </ol>
        </>
      )}
      <CopyButton text={runReport(run)} copy={{ label: said.copy, done: copied, failed: notCopied }} />
    </section>
  )
}
