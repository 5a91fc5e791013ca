import type { RunAnswer } from '#analytics/contract/operations.js'
import { words } from '../words/words.js'
import styles from './run.module.css'

const { schema, notices: noticed } = words.run

/** What changed in the form of the sources, and what they had to say. */
export function RunTold({ run: { schemaDifferences, notices } }: { readonly run: RunAnswer }) {
  return (
    <>
      {notices.length > 0 && (
        <section className={styles.part} aria-labelledby="notices-heading">
          <h2 id="notices-heading">{noticed.title}</h2>
          <ul className={styles.told}>
            {notices.map(({ source, code, severity, text }) => (
              <li key={`${source} ${code} ${text}`} data-severity={severity}>
                <strong>{source}</strong> {text}
              </li>
            ))}
          </ul>
        </section>
      )}
      {schemaDifferences.length > 0 && (
        <section className={styles.part} aria-labelledby="schema-heading">
          <h2 id="schema-heading">{schema.title}</h2>
          <ul className={styles.told}>
            {schemaDifferences.map(({ source, node, appeared, vanished }) => (
              <li key={`${source} ${node}`} data-severity={vanished.length > 0 ? 'warning' : 'note'}>
                <strong>{source}</strong> {node}
                {appeared.length > 0 && <span>; {schema.appeared(appeared.join(', '))}</span>}
                {vanished.length > 0 && <span>; {schema.vanished(vanished.join(', '))}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
