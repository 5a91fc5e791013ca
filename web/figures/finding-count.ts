import type { TrendAnswer } from '#analytics/contract/trends.js'
import { count, roundPercent } from '../format/number.js'
import { words } from '../words/words.js'
import type { FigureLabels } from './figure-labels.js'
import { groupName, isUnknown, periodAt, settledOf, settledSum, spanOf, thirdsOf } from './settled.js'

/** A share that moved less is not news, nor is one of few records. */
const leastShareChange = 0.05
const leastTotal = 100
const peakOverMedian = 2
const leastGrowth = 1.25

/** What stands out in counts, or null. */
export function countFinding(answer: TrendAnswer, labels: FigureLabels): string | null {
  const { by, cumulative, grain } = answer.question
  if (grain === 'none') return by.length === 0 ? everything(answer) : largestGroup(answer, labels, 0)
  const last = settledOf(answer.total.cells).at(-1)
  if (last === undefined) return null
  if (cumulative) return by.length === 0 ? grownTo(answer, last.index) : largestGroup(answer, labels, last.index)
  if (by.length > 1) return null
  return by.length === 1 ? shareChange(answer, labels) : (peak(answer) ?? growth(answer) ?? level(answer))
}

const unitOf = ({ countingUnit, question }: TrendAnswer): string =>
  question.clock === 'contributed' ? words.finding.contributed(countingUnit) : countingUnit

function everything({ measure, countingUnit, total }: TrendAnswer): string | null {
  const [only] = settledOf(total.cells)
  return only === undefined ? null : words.finding.single(measure.label, `${count(only.cell.value)} ${countingUnit}`)
}

function grownTo(answer: TrendAnswer, index: number): string | null {
  const value = settledSum(answer.total.cells, [index])
  return value === null ? null : words.finding.cumulative(count(value), answer.countingUnit, periodAt(answer, index))
}

function largestGroup(answer: TrendAnswer, labels: FigureLabels, index: number): string | null {
  const total = settledSum(answer.total.cells, [index])
  const groups = answer.groups.flatMap((group) => {
    const value = settledSum(group.cells, [index])
    return value === null ? [] : [{ group, value }]
  })
  const ranked = groups.toSorted((a, b) => b.value - a.value)
  const [first] = ranked
  if (first === undefined || total === null || total === 0 || first.value > total) return null
  const [dimension = '', ...others] = answer.question.by
  if (others.length === 0 && isUnknown(first.group) && first.value > total / 2) {
    const numbers = [count(first.value), count(total), answer.countingUnit] as const
    return words.finding.mostUnknown(labels.dimensionLabel(dimension), ...numbers)
  }
  const largest = ranked.find(({ group }) => !isUnknown(group))
  if (largest === undefined) return null
  const numbers = [count(largest.value), count(total), answer.countingUnit] as const
  const share = roundPercent(largest.value / total)
  return words.finding.largest(groupName(answer, largest.group, labels), ...numbers, share)
}

function shareChange(answer: TrendAnswer, labels: FigureLabels): string | null {
  const thirds = thirdsOf(answer)
  if (thirds === null) return null
  const [early, late] = thirds
  const before = settledSum(answer.total.cells, early)
  const after = settledSum(answer.total.cells, late)
  if (before === null || after === null || before < leastTotal || after < leastTotal) return null
  const changes = answer.groups.flatMap((group) => {
    const first = settledSum(group.cells, early)
    const last = settledSum(group.cells, late)
    if (first === null || last === null || isUnknown(group)) return []
    return [{ group, before: first / before, after: last / after }]
  })
  const [most] = changes.toSorted((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before))
  if (most === undefined || Math.abs(most.after - most.before) < leastShareChange) return null
  return words.finding.share(
    ...([groupName(answer, most.group, labels), unitOf(answer), most.after > most.before] as const),
    ...([roundPercent(most.before), roundPercent(most.after)] as const),
    ...([spanOf(answer, early), spanOf(answer, late)] as const),
  )
}

function peak(answer: TrendAnswer): string | null {
  const settled = settledOf(answer.total.cells)
  const ranked = settled.toSorted((a, b) => b.cell.value - a.cell.value)
  const [top] = ranked
  const median = ranked[Math.floor(ranked.length / 2)]
  if (top === undefined || median === undefined || settled.length < 4) return null
  if (top.cell.value < peakOverMedian * median.cell.value) return null
  const tell = answer.question.clock === 'contributed' ? words.finding.peak : words.finding.peakElse
  return tell(answer.countingUnit, periodAt(answer, top.index), count(top.cell.value))
}

function growth(answer: TrendAnswer): string | null {
  const thirds = thirdsOf(answer)
  if (thirds === null) return null
  const [early, late] = thirds
  const before = settledSum(answer.total.cells, early)
  const after = settledSum(answer.total.cells, late)
  if (before === null || after === null || Math.min(before, after) < leastTotal) return null
  if (Math.max(before, after) / Math.min(before, after) < leastGrowth) return null
  const unit = unitOf(answer)
  return words.finding.changed(
    ...([`${unit.charAt(0).toUpperCase()}${unit.slice(1)}`, after > before] as const),
    ...([count(before / early.length), count(after / late.length)] as const),
    ...([words.figure.grains[answer.question.grain], spanOf(answer, early), spanOf(answer, late)] as const),
  )
}

function level(answer: TrendAnswer): string | null {
  const values = settledOf(answer.total.cells).map(({ cell }) => cell.value)
  const isWhole = values.length === answer.total.cells.filter(({ provisional }) => !provisional).length
  if (!isWhole || values.length < 2) return null
  const grain = words.figure.grains[answer.question.grain]
  return words.finding.between(unitOf(answer), grain, count(Math.min(...values)), count(Math.max(...values)))
}
