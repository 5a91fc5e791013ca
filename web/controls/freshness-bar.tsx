import type { Freshness } from '#analytics/contract/operations.js'
import { words } from '../words/words.js'
import { ageOf } from './age.js'
import { When } from './when.js'
import styles from './freshness-bar.module.css'

const { sources } = words.operations

interface Props {
  readonly name: string
  readonly freshness: Freshness
  /** A run was so long ago; data are so old. */
  readonly said: (age: string) => string
}

const minute = 60_000
const inWords = (milliseconds: number): string => ageOf(Math.floor(milliseconds / minute))

/** An age drawn against its limit, and both in words. */
export function FreshnessBar({ name, freshness, said }: Props) {
  const { at, age, limit, isStale } = freshness
  return (
    <div className={styles.freshness} data-stale={isStale}>
      <dt>{name}</dt>
      <dd>
        {limit !== null && <Bar age={age} limit={limit} />}
        <span className={styles.words}>
          {at === null || age === null ? sources.never : <When at={at} text={said(inWords(age))} />}
          <span className={styles.limit}>{limitInWords(freshness)}</span>
        </span>
      </dd>
    </div>
  )
}

function limitInWords({ age, limit, isStale }: Freshness): string {
  if (limit === null) return sources.noLimit
  return isStale && age !== null ? sources.overLimit(inWords(limit)) : sources.limit(inWords(limit))
}

/** Where on the bar the limit lies; beyond it there is room to be over, and at the end an arrow where it is far over. */
const limitAt = 70

/** Said in words beside it. */
function Bar({ age, limit }: { readonly age: number | null; readonly limit: number }) {
  const filled = age === null ? 100 : Math.min(100, (age / limit) * limitAt)
  return (
    <svg className={styles.bar} viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <rect className={styles.track} x="0" y="3" width="100" height="6" />
      {age !== null && <rect className={styles.age} x="0" y="3" width={filled} height="6" />}
      <line className={styles.tick} x1={limitAt} x2={limitAt} y1="0" y2="12" />
    </svg>
  )
}
