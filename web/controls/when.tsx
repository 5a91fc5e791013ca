import { localInstant, utcInstant } from '../format/local.js'
import styles from './when.module.css'

interface Props {
  readonly at: string
  /** In place of the date, such as how long ago it was. */
  readonly text?: string
  /** Within a link or a button, which takes the focus itself. */
  readonly inLink?: boolean
}

/** An instant by the reader's own clock, and by UTC when it is pointed at or focused. */
export function When({ at, text, inLink = false }: Props) {
  const date = new Date(at)
  const utc = utcInstant(date)
  return (
    <time
      dateTime={at}
      className={styles.when}
      data-utc={text === undefined ? utc : `${localInstant(date)} · ${utc}`}
      {...(inLink ? {} : { tabIndex: 0 })}
    >
      {text ?? localInstant(date)}
    </time>
  )
}
