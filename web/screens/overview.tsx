import { lazy, Suspense } from 'react'
import { Link } from 'wouter'
import { PartBoundary } from '../controls/part-boundary.js'
import { FigureSkeleton } from '../controls/skeleton.js'
import { useAsOf } from '../question/use-question.js'
import { words } from '../words/words.js'
import { useCollectionUnit } from './overview-answers.js'
import { useCollection } from './overview-collection.js'
import { OverviewFindings } from './overview-findings.js'
import { OverviewMap } from './overview-map.js'
import { OverviewNumbers } from './overview-numbers.js'
import { contributionsQuestion, exploreHref } from './overview-questions.js'
import styles from './overview.module.css'

// Vega comes with it: never in the first load.
const TrendFigure = lazy(() => import('../figures/trend-figure.js'))

const plotHeight = 320

/** One look that tells where to look closer. */
export function Overview() {
  const [asOf] = useAsOf()
  const { trend } = words.overview
  const unit = useCollectionUnit(asOf)
  const contributions = contributionsQuestion(unit, asOf)
  return (
    <div className={styles.overview}>
      <title>{words.shell.title(words.overview.screen)}</title>
      <Lead asOf={asOf} />
      <OverviewNumbers asOf={asOf} />
      <div className={styles.figures}>
        <section aria-labelledby="trend-heading" className={styles.part}>
          <div className={styles.head}>
            <h2 id="trend-heading">{trend.title[unit]}</h2>
            <Link href={exploreHref(contributions)}>{trend.more}</Link>
          </div>
          <PartBoundary>
            <Suspense fallback={<FigureSkeleton height={plotHeight} />}>
              <TrendFigure question={contributions} height={plotHeight} />
            </Suspense>
          </PartBoundary>
        </section>
        <OverviewMap asOf={asOf} height={plotHeight} />
      </div>
      <OverviewFindings asOf={asOf} />
    </div>
  )
}

function Lead({ asOf }: { readonly asOf: string | null }) {
  const { heading, lead } = useCollection(asOf)
  return (
    <header className={styles.lead}>
      <h1>{heading}</h1>
      <p>{lead}</p>
    </header>
  )
}
