import type { ReactNode } from 'react'
import { words } from '../words/words.js'
import styles from './explore-controls.module.css'

interface Props {
  readonly label: string
  readonly remove: () => void
  /** In place of the label's plain text, such as a button that changes it. */
  readonly children?: ReactNode
}

/** A part of the question that can be taken off. */
export function Chip({ label, remove, children }: Props) {
  return (
    <span className={styles.chip}>
      {children ?? <span className={styles.chipText}>{label}</span>}
      <button type="button" className={styles.remove} aria-label={words.explore.remove(label)} onClick={remove}>
        <span aria-hidden="true">×</span>
      </button>
    </span>
  )
}
