import { lazy, Suspense } from 'react'
import { Link } from 'wouter'
import { useTrend } from '../api/client.js'
import { ProblemNotice } from '../controls/problem-notice.js'
import { Skeleton } from '../controls/skeleton.js'
import { words } from '../words/words.js'
import { useCollectionUnit, useOverviewNumber } from './overview-answers.js'
import type { OverviewNumber } from './overview-number.js'
import { exploreHref, monthlyQuestion, headlines, wholeQuestion, type NumberMeasure } from './overview-questions.js'
import styles from './overview-numbers.module.css'

const Sparkline = lazy(() => import('../charts/sparkline.js'))

const { numbers } = words.overview

export function OverviewNumbers({ asOf }: { readonly asOf: string | null }) {
  const unit = useCollectionUnit(asOf)
  const { error, refetch } = useTrend(wholeQuestion('studies', asOf))
  return (
    <section aria-label={numbers.name[unit]} className={styles.numbersPart}>
      {error && <ProblemNotice error={error} retry={() => void refetch()} />}
      <ul className={styles.numbers}>
        {headlines(unit).map((measure) => (
          <li key={measure}>
            <NumberTile measure={measure} asOf={asOf} />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface TileProps {
  readonly measure: NumberMeasure
  readonly asOf: string | null
}

function NumberTile({ measure, asOf }: TileProps) {
  const { number, error } = useOverviewNumber(measure, asOf)
  const label = numbers[measure]
  if (!number) {
    return (
      <div className={styles.tile}>
        {error ? <p className={styles.value}>–</p> : <Skeleton height={44} />}
        <p className={styles.label}>{label}</p>
        {error ? <div className={styles.spark} /> : <Skeleton height={48} />}
      </div>
    )
  }
  return (
    <div className={styles.tile}>
      <p className={styles.value} title={number.reason ?? undefined}>
        {number.text}
        {number.reason && <span className="visually-hidden"> {number.reason}</span>}
      </p>
      <p className={styles.label}>
        <Link href={exploreHref(monthlyQuestion(measure, asOf))}>{label}</Link>
      </p>
      <Spark number={number} />
      <p className={styles.note}>{number.note ?? '\u00a0'}</p>
    </div>
  )
}

function Spark({ number: { points, sparkLabel } }: { readonly number: OverviewNumber }) {
  return (
    <div className={styles.spark}>
      <Suspense fallback={null}>{points.length > 0 && <Sparkline points={points} label={sparkLabel} />}</Suspense>
    </div>
  )
}
