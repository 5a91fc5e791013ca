import type { Cell } from '#analytics/contract/cell.js'
import type { PeriodCell, TrendAnswer } from '#analytics/contract/trends.js'
import { cellValue, knownShare } from '../format/cell.js'
import { count, roundPercent, signedCount } from '../format/number.js'
import { periodName } from '../format/period.js'
import { words } from '../words/words.js'
import type { NumberMeasure } from './overview-questions.js'

const { numbers } = words.overview

export interface SparkPoint {
  readonly label: string
  /** null leaves a gap: undefined, or withheld. */
  readonly value: number | null
  readonly provisional: boolean
}

/** One of the overview's numbers, in words. */
export interface OverviewNumber {
  readonly text: string
  /** Why there is no number. */
  readonly reason: string | null
  readonly label: string
  readonly note: string | null
  readonly points: readonly SparkPoint[]
  readonly sparkLabel: string
}

/** A headline from the whole and its months. */
export function overviewNumber(
  measure: NumberMeasure,
  whole: TrendAnswer,
  monthly: TrendAnswer | undefined,
): OverviewNumber {
  const cell = whole.total.cells[0]?.cell ?? { status: 'undefined', reason: 'not-applicable' }
  const months = monthly?.total.cells ?? []
  const points = months.map(sparkPoint)
  return {
    ...cellValue(cell, whole),
    label: numbers[measure],
    note: whole.measure.kind === 'proportion' ? known(cell) : brought(measure, months),
    points: isLine(points) ? points : [],
    sparkLabel: numbers.spark(whole.measure.label, points[0]?.label ?? '', points.at(-1)?.label ?? ''),
  }
}

function sparkPoint({ period, provisional, cell }: PeriodCell): SparkPoint {
  return {
    label: period ? periodName(period, 'month') : '',
    value: cell.status === 'shown' ? cell.value : null,
    provisional,
  }
}

/** Mostly gaps are crumbs, not a line. */
const isLine = (points: readonly SparkPoint[]): boolean =>
  points.length > 1 && 2 * points.filter(({ value }) => value !== null).length >= points.length

function known(cell: Cell): string | null {
  const share = knownShare(cell)
  return share === null ? null : numbers.knownFor(roundPercent(share))
}

/** What the last whole month brought, or the one still filling where there is no whole one. */
function brought(measure: NumberMeasure, months: readonly PeriodCell[]): string | null {
  const last = months.findLast(({ provisional }) => !provisional) ?? months.at(-1)
  if (!last?.period || last.cell.status !== 'shown') return null
  const name = periodName(last.period, 'month')
  const { value } = last.cell
  if (value === 0) return lastCame(measure, months)
  if (measure === 'sites') return numbers.delivering(count(value), name)
  return last.provisional ? numbers.addedSoFar(signedCount(value), name) : numbers.added(signedCount(value), name)
}

/** Where the last whole month brought none: when something last came, also where it is withheld how much. */
function lastCame(measure: NumberMeasure, months: readonly PeriodCell[]): string | null {
  const month = months.findLast(({ cell }) => cell.status !== 'shown' || cell.value > 0)?.period
  if (!month) return null
  const name = periodName(month, 'month')
  return measure === 'sites' ? numbers.lastDelivered(name) : numbers.lastAdded(name)
}
