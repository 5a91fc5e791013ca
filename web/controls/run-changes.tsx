import type { RunAnswer } from '#analytics/contract/operations.js'
import { count, signedCount } from '../format/number.js'
import { words } from '../words/words.js'
import styles from './run.module.css'
import table from './runs-table.module.css'

const { changes: said, tableOf } = words.run

/** What a published snapshot has that the one before it had not, has otherwise, or has no more. */
export function RunChanges({ run: { changes, status } }: { readonly run: RunAnswer }) {
  if (status !== 'published' && changes.length === 0) return null
  const { columns, entity: names } = said
  return (
    <section className={styles.part} aria-labelledby="changes-heading">
      <h2 id="changes-heading">{said.title}</h2>
      {changes.length === 0 ? (
        <p>{said.none}</p>
      ) : (
        <div className={table.scroll} tabIndex={0} role="region" aria-label={tableOf(said.title)}>
          <table className={table.table}>
            <caption>{said.against}</caption>
            <thead>
              <tr>
                <td />
                {[columns.added, columns.changed, columns.removed, columns.same].map((name) => (
                  <th key={name} scope="col" className={table.number}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {changes.map(({ entity, added, changed, removed, same }) => (
                <tr key={entity}>
                  <th scope="row">{names[entity]}</th>
                  <td className={table.number}>{signedCount(added)}</td>
                  <td className={table.number}>{count(changed)}</td>
                  <td className={table.number}>{signedCount(-removed)}</td>
                  <td className={table.number}>{count(same)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
