import { useState } from 'react'
import button from './button.module.css'
import styles from './copy-text.module.css'

/** What the button says, what it is called where that is not enough, and what is said after. */
export interface CopyWords {
  readonly label: string
  readonly name?: string
  readonly done: string
  readonly failed: string
}

export function CopyButton({ text, copy }: { readonly text: string; readonly copy: CopyWords }) {
  const [said, say] = useState('')
  const take = (): void => {
    navigator.clipboard.writeText(text).then(
      () => say(copy.done),
      () => say(copy.failed),
    )
  }
  return (
    <p className={styles.bar}>
      <button type="button" className={button.button} aria-label={copy.name} onClick={take}>
        {copy.label}
      </button>
      <span role="status">{said}</span>
    </p>
  )
}
