import { lazy, Suspense } from 'react'
import { Link } from 'wouter'
import { PartBoundary } from '../controls/part-boundary.js'
import { FigureSkeleton } from '../controls/skeleton.js'
import { words } from '../words/words.js'
import { useCollectionUnit } from './overview-answers.js'
import { contributionsQuestion, exploreHref } from './overview-questions.js'
import styles from './overview.module.css'

// Vega comes with it: never in the first load.
const TrendFigure = lazy(() => import('../controls/trend-figure.js'))

const { trend } = words.overview

interface Props {
  readonly asOf: string | null
  readonly height: number
}

/** What came in, month by month. */
export function OverviewTrend({ asOf, height }: Props) {
  const unit = useCollectionUnit(asOf)
  const question = contributionsQuestion(unit, asOf)
  return (
    <section aria-labelledby="trend-heading" className={styles.part}>
      <div className={styles.head}>
        <h2 id="trend-heading">{trend.title[unit]}</h2>
        <Link href={exploreHref(question)}>{trend.more}</Link>
      </div>
      <PartBoundary>
        <Suspense fallback={<FigureSkeleton height={height} />}>
          <TrendFigure question={question} height={height} />
        </Suspense>
      </PartBoundary>
    </section>
  )
}
