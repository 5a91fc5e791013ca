import { useQuery } from '@tanstack/react-query'
import { useMemo, useRef, useState, type ReactNode } from 'react'
import type { TrendAnswer, TrendQuestion } from '#analytics/contract/trends.js'
import { useCatalogue, useTrend } from '../api/client.js'
import { useWidth } from '../charts/use-width.js'
import { VegaChart, type ChartImages } from '../charts/vega-chart.js'
import { FigureEmpty } from './figure-empty.js'
import { FigureFrame } from './figure-frame.js'
import { ProblemNotice } from './problem-notice.js'
import { FigureSkeleton } from './skeleton.js'
import { cellValue } from '../format/cell.js'
import { figureTheme } from '../style/figure-theme.js'
import { useThemeMode } from '../style/theme-mode.js'
import { words } from '../words/words.js'
import { loadAtlas, type AtlasId } from '../charts/atlas.js'
import { captioned } from '../figures/captioned.js'
import { choropleth } from '../figures/choropleth.js'
import { figureLabels, type FigureLabels } from '../figures/figure-labels.js'
import { finding, isEmpty } from '../figures/finding.js'
import { placed, type PlacedAnswer } from '../figures/map-places.js'
import { useLastGood } from './use-last-good.js'
import styles from './map-figure.module.css'

interface Props {
  readonly question: TrendQuestion
  readonly atlas: AtlasId
  readonly compact?: boolean
  readonly heading?: 2 | 3
}

const usualHeight = 340

/** A map with all that belongs to it, from a question whose dimension is a place. */
export default function MapFigure({ question, atlas, compact = false, heading = 3 }: Props) {
  const { data, error, isFetching, isPlaceholderData, refetch } = useTrend(question)
  const { data: catalogue } = useCatalogue(question.asOf)
  const answer = useLastGood(data)
  const features = useQuery({
    queryKey: ['atlas', atlas],
    queryFn: () => loadAtlas(atlas),
    staleTime: Infinity,
    // Vega reads the atlas: it comes only when there is something to draw.
    enabled: answer !== undefined,
  })
  const dimension = catalogue?.dimensions.find(({ id }) => id === question.by[0])
  const labels = useMemo(() => figureLabels(catalogue), [catalogue])
  const answered = useMemo(
    () =>
      answer === undefined || dimension === undefined || features.data === undefined
        ? null
        : placed(answer, dimension, atlas, features.data),
    [answer, dimension, atlas, features.data],
  )
  const problem = error ?? features.error
  if (answer === undefined || answered === null) {
    return problem === null ? (
      <FigureSkeleton height={usualHeight} />
    ) : (
      <ProblemNotice error={problem} retry={() => void refetch()} />
    )
  }
  return (
    <AnsweredMap
      {...{ answer, answered, atlas, labels, compact, heading }}
      notice={error === null ? null : <ProblemNotice error={error} retry={() => void refetch()} stands />}
      isUpdating={isFetching && isPlaceholderData}
    />
  )
}

interface AnsweredProps {
  readonly answer: TrendAnswer
  readonly answered: PlacedAnswer
  readonly atlas: AtlasId
  readonly labels: FigureLabels
  readonly compact: boolean
  readonly heading: 2 | 3
  readonly notice: ReactNode
  readonly isUpdating: boolean
}

function AnsweredMap({ answer, answered, atlas, ...frame }: AnsweredProps) {
  const mode = useThemeMode()
  const place = useRef<HTMLDivElement>(null)
  const width = useWidth(place)
  const [images, setImages] = useState<ChartImages | null>(null)
  const { places } = answered
  const title = finding(answer, frame.labels)
  const spec = useMemo(
    () => (width === null ? null : choropleth(answer, places, atlas, figureTheme(mode), { width })),
    [answer, places, atlas, mode, width],
  )
  const fileSpec = useMemo(
    () => (spec === null || width === null ? null : captioned(spec, answer, title, width)),
    [spec, answer, title, width],
  )
  return (
    <FigureFrame name="map" answer={answer} title={title} spec={fileSpec} images={images} {...frame}>
      <div ref={place}>
        {isEmpty(answer) ? (
          <FigureEmpty question={answer.question} />
        ) : (
          spec !== null &&
          fileSpec !== null && (
            <VegaChart spec={spec} fileSpec={fileSpec} label={title} height={usualHeight} onImages={setImages} />
          )
        )}
      </div>
      <OffMap answer={answer} answered={answered} />
    </FigureFrame>
  )
}

const mostNamed = 4

/** What the map cannot draw is said beneath it, so that nothing is lost silently. */
function OffMap({ answer, answered: { offMap } }: Pick<AnsweredProps, 'answer' | 'answered'>) {
  if (offMap.length === 0) return null
  const named = offMap.map(({ label, cell }) => `${label} ${cellValue(cell, answer).text}`)
  const { figure } = words
  const others = named.length > mostNamed ? [figure.legend.others(named.length - mostNamed)] : []
  return <p className={styles.offMap}>{`${figure.offMap} ${[...named.slice(0, mostNamed), ...others].join(', ')}.`}</p>
}
