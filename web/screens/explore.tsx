import { useSearch } from 'wouter'
import type { TrendQuestion } from '#analytics/contract/trends.js'
import { useCatalogue, useTrend } from '../api/client.js'
import { ExploreBrush } from '../controls/explore-brush.js'
import { ExploreControls } from '../controls/explore-controls.js'
import { ExploreRanking } from '../controls/explore-ranking.js'
import { ProblemNotice } from '../controls/problem-notice.js'
import { PartBoundary } from '../controls/part-boundary.js'
import { Skeleton } from '../controls/skeleton.js'
import TrendFigure from '../controls/trend-figure.js'
import { useQuestion } from '../question/use-question.js'
import { words } from '../words/words.js'
import { brushQuestion, firstQuestion, rankingQuestion } from '../question/change-question.js'
import styles from './explore.module.css'

const plotHeight = 420

/** Put a question together and see its answer; the URL is the question. */
export default function Explore() {
  const [asked, ask] = useQuestion()
  const search = useSearch()
  const isAsked = new URLSearchParams(search).has('measure')
  const { data: catalogue, error, refetch } = useCatalogue(asked.asOf)
  const question = isAsked || catalogue === undefined ? asked : firstQuestion(asked.asOf, catalogue)
  return (
    <div className={styles.explore}>
      <title>{words.shell.title(words.explore.screen)}</title>
      <h1 className="visually-hidden">{words.explore.screen}</h1>
      {catalogue === undefined && error === null && <Skeleton height={88} />}
      {catalogue === undefined && error !== null && <ProblemNotice error={error} retry={() => void refetch()} />}
      {catalogue !== undefined && <ExploreControls catalogue={catalogue} question={question} ask={ask} />}
      {isAsked || catalogue !== undefined ? (
        <Answer question={question} ask={ask} />
      ) : (
        error === null && <Skeleton height={plotHeight} />
      )}
      {catalogue !== undefined && question.grain !== 'none' && (
        <Brush question={question} overview={brushQuestion(question, catalogue)} ask={ask} />
      )}
    </div>
  )
}

interface AnswerProps {
  readonly question: TrendQuestion
  readonly ask: (question: TrendQuestion) => void
}

function Answer({ question, ask }: AnswerProps) {
  return (
    <div className={styles.figure} data-ranked={question.by.length > 0}>
      <PartBoundary>
        <TrendFigure question={question} height={plotHeight} heading={2} ask={ask} />
      </PartBoundary>
      {question.by.length > 0 && <ExploreRanking question={rankingQuestion(question)} asked={question} ask={ask} />}
    </div>
  )
}

interface BrushProps extends AnswerProps {
  readonly overview: TrendQuestion
}

function Brush({ question, overview, ask }: BrushProps) {
  const { data } = useTrend(overview)
  if (data === undefined || data.question.clock !== question.clock) return <Skeleton height={72} />
  return (
    <ExploreBrush
      answer={data}
      from={question.from}
      to={question.to}
      choose={(part) => ask({ ...question, ...part })}
    />
  )
}
