import type { ReactNode } from 'react'
import styles from './notice.module.css'

interface Props {
  /** `fault` for what went wrong, `caution` for what is not as usual, `plain` for what is simply empty. */
  readonly kind: 'fault' | 'caution' | 'plain'
  readonly title: string
  readonly text: string
  readonly action?: { readonly label: string; readonly act: () => void }
  readonly children?: ReactNode
}

/** What happened, what stands, what to do: in place of a part, or above it. */
export function Notice({ kind, title, text, action, children }: Props) {
  return (
    <div className={styles.notice} data-kind={kind} role={kind === 'fault' ? 'alert' : 'status'}>
      <p className={styles.title}>{title}</p>
      <p>{text}</p>
      {children}
      {action && (
        <button type="button" className={styles.action} onClick={action.act}>
          {action.label}
        </button>
      )}
    </div>
  )
}
