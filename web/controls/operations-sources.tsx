import type { SourceState } from '#analytics/contract/operations.js'
import { words } from '../words/words.js'
import type { ExportAction } from '../api/export-actions.js'
import { OperationsSource } from './operations-source.js'
import button from './button.module.css'
import styles from './operations-sources.module.css'

const { sources: said } = words.operations

interface Props {
  readonly sources: readonly SourceState[]
  readonly now: Date
  /** An export runs, or something else is being asked for: nothing can be started. */
  readonly isBusy: boolean
  readonly act: (action: ExportAction) => void
}

export function OperationsSources({ sources, now, isBusy, act }: Props) {
  return (
    <section className={styles.part} aria-labelledby="sources-heading">
      <div className={styles.head}>
        <h2 id="sources-heading">{said.title}</h2>
        {sources.length > 1 && (
          <button
            type="button"
            className={button.button}
            disabled={isBusy}
            onClick={() => act({ does: 'start', source: null })}
          >
            {said.runAll}
          </button>
        )}
      </div>
      <ul className={styles.sources}>
        {sources.map((source) => (
          <li key={source.name}>
            <OperationsSource {...{ source, now, isBusy, act }} />
          </li>
        ))}
      </ul>
    </section>
  )
}
