import { CopyButton, type CopyWords } from './copy-button.js'
import styles from './copy-text.module.css'

interface Props {
  readonly text: string
  /** What the text is, for those who do not see it. */
  readonly name: string
  readonly copy: CopyWords
}

/** Text that is to be taken elsewhere as it stands. */
export function CopyText({ text, name, copy }: Props) {
  return (
    <div className={styles.copyText}>
      <pre className={styles.text} tabIndex={0} role="region" aria-label={name}>
        <code>{text}</code>
      </pre>
      <CopyButton text={text} copy={copy} />
    </div>
  )
}
