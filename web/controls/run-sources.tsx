import type { RunSource } from '#analytics/contract/runs.js'
import { bytes, duration } from '../format/duration.js'
import { count } from '../format/number.js'
import { words } from '../words/words.js'
import { readingPace } from './reading-pace.js'
import styles from './run.module.css'
import table from './runs-table.module.css'

const { sources: said, tableOf } = words.run

/** How each source was read: whole or on from a cursor, how much, how fast. Columns that no source fills are left out. */
export function RunSources({ sources }: { readonly sources: readonly RunSource[] }) {
  const { columns } = said
  const withBytes = sources.some((source) => source.bytes !== null)
  const withCursor = sources.some(({ cursorFrom, cursorTo }) => cursorFrom !== null || cursorTo !== null)
  const numbers = [columns.read, columns.staged, columns.rejected, ...(withBytes ? [columns.bytes] : [])]
  return (
    <section className={styles.part} aria-labelledby="read-heading">
      <h2 id="read-heading">{said.title}</h2>
      <div className={table.scroll} tabIndex={0} role="region" aria-label={tableOf(said.title)}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{columns.source}</th>
              <th scope="col">{columns.how}</th>
              {[...numbers, columns.time, columns.rate].map((name) => (
                <th key={name} scope="col" className={table.number}>
                  {name}
                </th>
              ))}
              {withCursor && <th scope="col">{columns.from}</th>}
              {withCursor && <th scope="col">{columns.to}</th>}
            </tr>
          </thead>
          <tbody>
            {sources.map((source) => (
              <Row key={source.source} source={source} withBytes={withBytes} withCursor={withCursor} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

interface RowProps {
  readonly source: RunSource
  readonly withBytes: boolean
  readonly withCursor: boolean
}

function Row({ source, withBytes, withCursor }: RowProps) {
  const { rate } = readingPace(source)
  const isWaiting = source.state === 'waiting'
  const cells = [
    count(source.read),
    count(source.staged),
    count(source.rejected),
    ...(withBytes ? [source.bytes === null ? '–' : bytes(source.bytes)] : []),
    isWaiting ? '–' : duration(source.seconds * 1000),
    rate === null ? '–' : count(rate),
  ]
  return (
    <tr>
      <th scope="row">
        {source.source} <span className={styles.kind}>{source.kind}</span>
      </th>
      <td>{isWaiting ? said.waiting : said.how[source.how]}</td>
      {cells.map((cell, index) => (
        <td key={index} className={table.number}>
          {cell}
        </td>
      ))}
      {withCursor && <td>{source.cursorFrom ?? said.noCursor}</td>}
      {withCursor && <td>{source.cursorTo ?? '–'}</td>}
    </tr>
  )
}
