import { lazy, Suspense } from 'react'
import type { TrendAnswer, TrendQuestion } from '#analytics/contract/trends.js'
import { useCatalogue, useTrend } from '../api/client.js'
import { figureLabels } from '../figures/figure-labels.js'
import { shownValue } from '../format/cell.js'
import { rankedGroups, type RankedGroup } from '../figures/ranked-groups.js'
import { toggled } from '../question/highlight.js'
import { useView } from '../question/use-question.js'
import { withOnly } from '../question/change-question.js'
import { useThemeMode } from '../style/theme-mode.js'
import { words } from '../words/words.js'
import { Skeleton } from './skeleton.js'
import styles from './explore-ranking.module.css'

const DotPlot = lazy(() => import('../charts/dot-plot.js'))

/** As in the stylesheet: the dots lie beside the rows. */
const rowHeight = 40
const mostRows = 60

interface Props {
  /** Without a time axis. */
  readonly question: TrendQuestion
  readonly asked: TrendQuestion
  readonly ask: (question: TrendQuestion) => void
}

/** The groups of the figure over the whole period: a name brings its group forward, the button beside it keeps only it. */
export function ExploreRanking({ question, asked, ask }: Props) {
  const { data, error } = useTrend(question)
  // Nothing matches: the figure beside says so.
  if (data?.groups.length === 0) return null
  return (
    <section className={styles.ranking} aria-labelledby="ranking-heading">
      <h2 id="ranking-heading">{words.explore.ranking.title}</h2>
      {error !== null && <p className={styles.hint}>{error.message}</p>}
      {data === undefined && error === null && <Skeleton height={320} />}
      {data !== undefined && error === null && <Groups answer={data} only={(key) => ask(withOnly(asked, key))} />}
    </section>
  )
}

interface GroupsProps {
  readonly answer: TrendAnswer
  readonly only: (key: RankedGroup['key']) => void
}

function Groups({ answer, only }: GroupsProps) {
  const [view, look] = useView()
  const { data: catalogue } = useCatalogue(answer.question.asOf)
  const groups = rankedGroups(answer, figureLabels(catalogue), useThemeMode(), view.highlight)
  const shown = groups.slice(0, mostRows)
  const { ranking } = words.explore
  return (
    <>
      <p className={styles.hint}>{ranking.hint}</p>
      <div className={styles.rows} data-long={shown.length > 12}>
        <ol className={styles.names}>
          {shown.map((group) => (
            <Row
              key={group.label}
              group={group}
              isForward={view.highlight.includes(group.label)}
              toggle={() => look({ ...view, highlight: toggled(view.highlight, group.label) })}
              only={() => only(group.key)}
            />
          ))}
        </ol>
        <div className={styles.plot}>
          <Suspense fallback={null}>
            <DotPlot points={shown.map(({ point }) => point)} rowHeight={rowHeight} />
          </Suspense>
          <p className={styles.scale} aria-hidden="true">
            <span>0</span>
            <span>{shownValue(greatest(shown), answer.measure.kind)}</span>
          </p>
        </div>
      </div>
      {groups.length > mostRows && <p className={styles.hint}>{ranking.others(groups.length - mostRows)}</p>}
    </>
  )
}

/** The end of the dots' scale. */
const greatest = (groups: readonly RankedGroup[]): number =>
  Math.max(0, ...groups.map(({ point }) => point?.upper ?? 0))

interface RowProps {
  readonly group: RankedGroup
  readonly isForward: boolean
  readonly toggle: () => void
  readonly only: () => void
}

function Row({ group, isForward, toggle, only }: RowProps) {
  return (
    <li className={styles.row}>
      <button type="button" className={styles.name} aria-pressed={isForward} onClick={toggle}>
        <span className={styles.group}>{group.name}</span>
        <span className={styles.words} title={group.reason ?? undefined}>
          {group.words}
        </span>
      </button>
      <button
        type="button"
        className={styles.only}
        onClick={only}
        aria-label={words.explore.ranking.filter(group.name)}
        title={words.explore.ranking.filter(group.name)}
      >
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path d="M2 3h12L9.5 8.5V13l-3-1.5v-3z" fill="none" stroke="currentColor" strokeWidth="1.4" />
        </svg>
      </button>
    </li>
  )
}
