import type { TrendAnswer } from '#analytics/contract/trends.js'
import type { FigureLabels } from '../figures/figure-labels.js'
import { words } from '../words/words.js'
import styles from './figure-frame.module.css'

interface Props {
  readonly answer: TrendAnswer
  readonly labels: FigureLabels
  readonly isUpdating: boolean
}

/** Measure, unit of counting, clock, and the filters that hold. */
export function FigureSubtitle({ answer, labels, isUpdating }: Props) {
  const filters = answer.question.where.map(
    ({ dimension, values }) =>
      `${labels.dimensionLabel(dimension)}: ${values.map((value) => labels.valueLabel(dimension, value)).join(', ')}`,
  )
  const { figure } = words
  const facts = [figure.subtitle(answer.measure.label, answer.countingUnit, clockOf(answer)), ...filters]
  return (
    <p className={styles.subtitle}>
      {facts.join(' · ')}
      <span role="status" className={styles.updating}>
        {isUpdating ? ` ${figure.updating}` : ''}
      </span>
    </p>
  )
}

function clockOf({ question: { clock, grain, from, to } }: TrendAnswer): string {
  const { allDates, clocks, grains, perGrain } = words.figure
  if (grain !== 'none') return perGrain(clocks[clock], grains[grain])
  return from === null && to === null ? allDates : clocks[clock]
}
