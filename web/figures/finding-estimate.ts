import type { Interval } from '#analytics/contract/cell.js'
import type { TrendAnswer } from '#analytics/contract/trends.js'
import { shownValue } from '../format/cell.js'
import { words } from '../words/words.js'
import type { FigureLabels } from './figure-labels.js'
import { groupName, isUnknown, periodAt, settledOf, type Settled, type ShownCell } from './settled.js'

/** What stands out in proportions, durations and ratios, or null; a difference only where intervals do not overlap. */
export function estimateFinding(answer: TrendAnswer, labels: FigureLabels): string | null {
  const { by, grain } = answer.question
  if (by.length === 0) return grain === 'none' ? single(answer) : (moved(answer) ?? latest(answer))
  const index = grain === 'none' ? 0 : latestComparable(answer)
  if (index === null) return null
  const period = grain === 'none' ? '' : periodAt(answer, index)
  const measure = period === '' ? answer.measure.label : words.finding.at(answer.measure.label, period)
  return compared(answer, estimatesAt(answer, index, labels), measure)
}

interface Estimate {
  readonly name: string
  readonly cell: ShownCell
  readonly interval: Interval
}

function estimatesAt(answer: TrendAnswer, index: number, labels: FigureLabels): readonly Estimate[] {
  return answer.groups.flatMap((group) => {
    const cell = settledOf(group.cells).find((settled) => settled.index === index)?.cell
    if (cell?.interval === undefined || isUnknown(group)) return []
    return [{ name: groupName(answer, group, labels), cell, interval: cell.interval }]
  })
}

/** The latest period for which at least two groups have an interval. */
function latestComparable({ groups }: TrendAnswer): number | null {
  const seen = groups.filter((group) => !isUnknown(group)).flatMap(({ cells }) => settledOf(cells))
  const indices = seen.flatMap(({ index, cell }) => (cell.interval === undefined ? [] : [index]))
  const comparable = indices.filter((index, position) => indices.indexOf(index) !== position)
  return comparable.length === 0 ? null : Math.max(...comparable)
}

/** The pair whose intervals lie farthest apart; if none are apart, that all overlap. */
function compared(answer: TrendAnswer, estimates: readonly Estimate[], measure: string): string | null {
  if (estimates.length < 2) return null
  const [high] = estimates.toSorted((a, b) => b.interval.lower - a.interval.lower)
  const [low] = estimates.toSorted((a, b) => a.interval.upper - b.interval.upper)
  if (high === undefined || low === undefined) return null
  if (high.interval.lower <= low.interval.upper) return words.finding.alike(measure)
  return words.finding.differ(measure, high.name, valueOf(answer, high.cell), low.name, valueOf(answer, low.cell))
}

function valueOf({ measure }: TrendAnswer, { value }: ShownCell): string {
  const text = shownValue(value, measure.kind)
  return measure.kind === 'duration' ? words.finding.median(text, measure.unit) : text
}

function single(answer: TrendAnswer): string | null {
  const [only] = settledOf(answer.total.cells)
  return only === undefined ? null : words.finding.single(answer.measure.label, valueOf(answer, only.cell))
}

function moved(answer: TrendAnswer): string | null {
  const settled = settledOf(answer.total.cells).filter(({ cell }) => cell.interval !== undefined)
  const first = settled[0]
  const last = settled.at(-1)
  if (first === undefined || last === undefined || !areApart(first, last)) return null
  return words.finding.moved(
    ...([answer.measure.label, last.cell.value > first.cell.value] as const),
    ...([valueOf(answer, first.cell), valueOf(answer, last.cell)] as const),
    ...([periodAt(answer, first.index), periodAt(answer, last.index)] as const),
  )
}

function areApart({ cell: a }: Settled, { cell: b }: Settled): boolean {
  if (a.interval === undefined || b.interval === undefined) return false
  return a.interval.lower > b.interval.upper || b.interval.lower > a.interval.upper
}

function latest(answer: TrendAnswer): string | null {
  const last = settledOf(answer.total.cells).at(-1)
  if (last === undefined) return null
  return words.finding.latest(answer.measure.label, valueOf(answer, last.cell), periodAt(answer, last.index))
}
