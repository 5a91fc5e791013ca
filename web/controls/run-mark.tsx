import type { RunEntry } from '#analytics/contract/operations.js'
import { words } from '../words/words.js'
import styles from './run-mark.module.css'

type Status = RunEntry['status']

/** Within a square of 12 around the origin: each status has a shape of its own, so that none is told by colour alone. */
const shapes: Readonly<Record<Status, string>> = {
  published: 'M0,-4.5a4.5,4.5 0 1,1 0,9a4.5,4.5 0 1,1 0,-9z',
  unchanged: 'M0,-4a4,4 0 1,1 0,8a4,4 0 1,1 0,-8z',
  running: 'M-4,-5l9,5l-9,5z',
  rejected: 'M0,-6l6,6l-6,6l-6,-6z',
  failed: 'M-5,-5L5,5M5,-5L-5,5',
  died: 'M-5.5,-4.5h11l-5.5,10z',
  interrupted: 'M-4.5,-4.5h9v9h-9z',
}

/** A status as a mark, for a place within a drawing. */
export function RunShape({ status }: { readonly status: Status }) {
  return <path d={shapes[status]} className={styles.shape} data-status={status} />
}

/** A status as a mark and its word. */
export function RunStatusLabel({ status }: { readonly status: Status }) {
  return (
    <span className={styles.label} data-status={status}>
      <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
        <RunShape status={status} />
      </svg>
      {words.operations.status[status]}
    </span>
  )
}
