import { useMemo, useRef, useState } from 'react'
import type { TrendAnswer, TrendQuestion } from '#analytics/contract/trends.js'
import { useCatalogue, useTrend } from '../api/client.js'
import { useWidth } from '../charts/use-width.js'
import { VegaChart, type ChartImages } from '../charts/vega-chart.js'
import { FigureEmpty } from './figure-empty.js'
import { FigureFrame } from './figure-frame.js'
import { ProblemNotice } from './problem-notice.js'
import { FigureSkeleton } from './skeleton.js'
import { toggled } from '../question/highlight.js'
import { useView } from '../question/use-question.js'
import { figureTheme } from '../style/figure-theme.js'
import { useThemeMode } from '../style/theme-mode.js'
import { captioned } from '../figures/captioned.js'
import { figureLabels, type FigureLabels } from '../figures/figure-labels.js'
import { finding, isEmpty } from '../figures/finding.js'
import { trendFigure } from '../figures/trend.js'
import { useLastGood } from './use-last-good.js'

interface Props {
  readonly question: TrendQuestion
  /** In place of the finding. */
  readonly title?: string
  readonly height?: number
  readonly compact?: boolean
  readonly heading?: 2 | 3
  /** How to ask another question from here, such as after an empty answer. */
  readonly ask?: (question: TrendQuestion) => void
}

const usualHeight = 340

/** A trend with all that belongs to it, from its question. */
export default function TrendFigure({
  question,
  title,
  height = usualHeight,
  compact = false,
  heading = 3,
  ask,
}: Props) {
  const { data, error, isFetching, isPlaceholderData, refetch } = useTrend(question)
  const { data: catalogue } = useCatalogue(question.asOf)
  const labels = useMemo(() => figureLabels(catalogue), [catalogue])
  const answer = useLastGood(data)
  if (answer === undefined) {
    return error === null ? (
      <FigureSkeleton height={height} />
    ) : (
      <ProblemNotice error={error} retry={() => void refetch()} />
    )
  }
  const notice = error === null ? null : <ProblemNotice error={error} retry={() => void refetch()} stands />
  return (
    <AnsweredTrend
      {...{ answer, labels, height, compact, heading, ask, notice }}
      title={title ?? finding(answer, labels)}
      isUpdating={isFetching && (isPlaceholderData || data === undefined)}
    />
  )
}

interface AnsweredProps {
  readonly answer: TrendAnswer
  readonly labels: FigureLabels
  readonly title: string
  readonly height: number
  readonly compact: boolean
  readonly heading: 2 | 3
  readonly isUpdating: boolean
  readonly notice: React.ReactNode
  readonly ask: Props['ask']
}

function AnsweredTrend({ answer, labels, title, height, ask, ...frame }: AnsweredProps) {
  const [view, look] = useView()
  const mode = useThemeMode()
  const place = useRef<HTMLDivElement>(null)
  const width = useWidth(place)
  const [images, setImages] = useState<ChartImages | null>(null)
  const { axis, highlight, scale } = view
  const spec = useMemo(() => {
    const { valueLabel } = labels
    return width === null || isEmpty(answer)
      ? null
      : trendFigure(answer, figureTheme(mode), { width, height, highlight, scale, axis, valueLabel })
  }, [answer, labels, mode, width, height, highlight, scale, axis])
  const fileSpec = useMemo(
    () => (spec === null || width === null ? null : captioned(spec, answer, title, width)),
    [spec, answer, title, width],
  )
  const pick = (group: string): void => look({ ...view, highlight: toggled(highlight, group) })
  return (
    <FigureFrame name="trend" answer={answer} labels={labels} title={title} spec={fileSpec} images={images} {...frame}>
      <div ref={place}>
        {isEmpty(answer) ? (
          <FigureEmpty question={answer.question} ask={ask} />
        ) : (
          spec !== null &&
          fileSpec !== null && (
            <VegaChart
              spec={spec}
              label={title}
              fileSpec={fileSpec}
              height={hasOnePanel(answer) ? height : 0}
              onImages={setImages}
              onPick={pick}
            />
          )
        )}
      </div>
    </FigureFrame>
  )
}

/** Panels and rows take the height they need, which only the spec knows. */
const hasOnePanel = ({ question }: TrendAnswer): boolean => question.grain !== 'none' && question.by.length < 2
