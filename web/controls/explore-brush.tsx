import { lazy, Suspense } from 'react'
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components'
import type { Period, TrendAnswer } from '#analytics/contract/trends.js'
import { periodName } from '../format/period.js'
import { classed } from '../style/classed.js'
import { words } from '../words/words.js'
import { useDraft } from './use-draft.js'
import styles from './explore-brush.module.css'

const PeriodBars = lazy(() => import('../charts/period-bars.js'))

interface Part {
  readonly from: string | null
  readonly to: string | null
}

interface Props extends Part {
  /** One number a period, over the whole clock. */
  readonly answer: TrendAnswer
  readonly choose: (part: Part) => void
}

/** How much there is in each period, and two handles that choose a part of it: by pointer, touch or arrow keys. */
export function ExploreBrush({ answer, from, to, choose }: Props) {
  const cells = answer.total.cells
  const periods = cells.flatMap(({ period }) => (period === null ? [] : [period]))
  if (periods.length < 2) return null
  const values = cells.map(({ cell }) => (cell.status === 'shown' ? cell.value : null))
  const chosen = chosenPart(periods, from, to)
  return <Brush {...{ answer, periods, values, chosen, choose }} />
}

interface BrushProps {
  readonly answer: TrendAnswer
  readonly periods: readonly Period[]
  readonly values: readonly (number | null)[]
  readonly chosen: readonly [number, number]
  readonly choose: (part: Part) => void
}

function Brush({ answer, periods, values, chosen, choose }: BrushProps) {
  const { brush } = words.explore
  const [part, setPart] = useDraft<readonly number[]>(chosen)
  const [start = 0, end = periods.length] = part
  const nameAt = (index: number): string => {
    const period = periods[Math.max(0, Math.min(periods.length - 1, index))]
    return period === undefined ? '' : periodName(period, answer.question.grain)
  }
  return (
    <Slider
      aria-label={brush.label(answer.measure.label)}
      minValue={0}
      maxValue={periods.length}
      value={[start, end]}
      onChange={(next) => {
        const [low = 0, high = periods.length] = next
        if (high > low) setPart(next)
      }}
      onChangeEnd={([low = 0, high = periods.length]) => {
        if (high > low) choose(partOf(periods, low, high))
      }}
      {...classed(styles.brush)}
    >
      <SliderTrack {...classed(styles.track)}>
        <Suspense fallback={null}>
          <PeriodBars values={values} start={start} end={end} />
        </Suspense>
        <SliderThumb index={0} aria-label={brush.start(nameAt(start))} {...classed(styles.thumb)} />
        <SliderThumb index={1} aria-label={brush.end(nameAt(end - 1))} {...classed(styles.thumb)} />
      </SliderTrack>
      <div className={styles.names} aria-hidden="true">
        <span>{nameAt(start)}</span>
        <span>{nameAt(end - 1)}</span>
      </div>
    </Slider>
  )
}

/** Dates as text sort as dates; day numbers do not, so both are compared as what they are. */
function isBefore(a: string, b: string): boolean {
  const [x, y] = [Number(a), Number(b)]
  return Number.isNaN(x) || Number.isNaN(y) ? a < b : x < y
}

function chosenPart(periods: readonly Period[], from: string | null, to: string | null): readonly [number, number] {
  const start = from === null ? 0 : periods.filter((period) => !isBefore(from, period.to)).length
  const end = to === null ? periods.length : periods.filter((period) => isBefore(period.from, to)).length
  return start < end ? [start, end] : [0, periods.length]
}

/** An end that touches the end of the data is open: new data will be within it. */
function partOf(periods: readonly Period[], low: number, high: number): Part {
  return {
    from: low === 0 ? null : (periods[low]?.from ?? null),
    to: high === periods.length ? null : (periods[high - 1]?.to ?? null),
  }
}
