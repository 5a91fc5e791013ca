import { useId } from 'react'
import type { SnapshotEntry } from '#analytics/contract/catalogue.js'
import { instant } from '../format/date.js'
import { shortId } from '../format/short-id.js'
import { words } from '../words/words.js'
import styles from './strip.module.css'

const { strip } = words.shell

interface Props {
  readonly asOf: string | null
  readonly choose: (asOf: string | null) => void
  readonly shown: SnapshotEntry
  readonly kept: readonly SnapshotEntry[]
}

/** The platform's own menu: it is short, works by keyboard and touch, and costs the first load nothing. */
export function SnapshotChoice({ asOf, choose, shown, kept }: Props) {
  const id = useId()
  const current = kept.find((snapshot) => snapshot.current) ?? shown
  const others = kept.filter((snapshot) => !snapshot.current)
  const isListed = !asOf || others.some((snapshot) => snapshot.id === asOf)
  return (
    <span className={styles.choice}>
      <label htmlFor={id}>
        {strip.asOf}
        <span className="visually-hidden"> ({strip.asOfLabel})</span>
      </label>
      <select id={id} value={asOf ?? ''} onChange={({ target }) => choose(target.value || null)}>
        <option value="">{strip.current(shortId(current.id))}</option>
        {!isListed && <option value={asOf}>{strip.chosen(asOf)}</option>}
        {others.map(({ id: other, publishedAt }) => (
          <option key={other} value={other}>
            {strip.snapshot(instant(publishedAt), shortId(other))}
          </option>
        ))}
      </select>
    </span>
  )
}
