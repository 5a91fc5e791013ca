import type { RunSource } from '#analytics/contract/runs.js'
import { duration } from '../format/duration.js'
import { count } from '../format/number.js'
import { words } from '../words/words.js'
import { readingPace } from './reading-pace.js'
import styles from './run-live.module.css'

const { live } = words.operations

/** How far the reading of a source is, with its rate and, where the source says how much there is, the time left. */
export function RunLiveSource({ source }: { readonly source: RunSource }) {
  const { share } = readingPace(source)
  return (
    <div className={styles.source} data-state={source.state}>
      <span className={styles.name}>{source.source}</span>
      <span
        className={styles.bar}
        role="progressbar"
        aria-label={live.progress(source.source)}
        aria-valuetext={facts(source)}
        data-indeterminate={share === null}
        {...(share === null ? {} : { 'aria-valuenow': Math.round(share * 100) })}
      >
        <span className={styles.filled} style={{ width: `${(share ?? 1) * 100}%` }} />
      </span>
      <span className={styles.facts}>{facts(source)}</span>
    </div>
  )
}

function facts(source: RunSource): string {
  const { state, how, read, expected } = source
  if (state === 'waiting') return live.waiting
  if (how === 'reused') return live.reused
  const { rate, secondsLeft } = readingPace(source)
  if (state === 'read') return `${live.read} · ${live.records(count(read))}`
  return [
    expected === null || expected < read ? live.records(count(read)) : live.recordsOf(count(read), count(expected)),
    ...(rate === null ? [] : [live.rate(count(rate))]),
    ...(secondsLeft === null ? [] : [live.left(duration(secondsLeft * 1000))]),
  ].join(' · ')
}
