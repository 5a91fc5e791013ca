import type { Cell } from '#analytics/contract/cell.js'
import type { Group, TrendAnswer } from '#analytics/contract/trends.js'
import type { DotPoint } from '../charts/dot-plot.js'
import { cellValue } from '../format/cell.js'
import { count } from '../format/number.js'
import { marksFor } from '../style/colours.js'
import type { Mode } from '../style/theme-mode.js'
import type { FigureLabels } from './figure-labels.js'
import { isOrdered } from './ordered-dimensions.js'
import { mostColoured, valuesOf } from './series.js'
import { groupName } from './settled.js'

/** A group as a row of a ranking. */
export interface RankedGroup {
  readonly key: Group['key']
  /** As the figure and the URL know it. */
  readonly label: string
  readonly name: string
  readonly words: string
  readonly reason: string | null
  readonly point: DotPoint | null
}

/** Groups from the greatest value down, those without a number last; in their own order where they have one. */
export function rankedGroups(
  answer: TrendAnswer,
  labels: FigureLabels,
  mode: Mode,
  highlight: readonly string[],
): readonly RankedGroup[] {
  const [first = ''] = answer.question.by
  const marks = marksFor(first, valuesOf(answer.groups, first), mode)
  // More values than colours: then a colour would mean nothing.
  const areTold = marks.size <= mostColoured
  const isBack = (label: string): boolean => highlight.length > 0 && !highlight.includes(label)
  const groups = answer.groups.map((group): RankedGroup => {
    const cell = group.cells[0]?.cell ?? ({ status: 'undefined', reason: 'not-applicable' } as const)
    const colour = marks.get(group.key[first] ?? 'unknown')?.colour ?? 'currentColor'
    return {
      ...{ key: group.key, label: group.label, name: groupName(answer, group, labels) },
      ...rowWords(cell, answer),
      point: pointOf(cell, colour, isBack(group.label) || (!areTold && !highlight.includes(group.label))),
    }
  })
  return isOrdered(first) && answer.question.by.length === 1 ? groups : groups.toSorted(byValue)
}

const byValue = (a: RankedGroup, b: RankedGroup): number => (b.point?.value ?? -1) - (a.point?.value ?? -1)

function rowWords(cell: Cell, answer: TrendAnswer): { readonly words: string; readonly reason: string | null } {
  const { text, reason } = cellValue(cell, answer)
  if (cell.status !== 'shown' || cell.numerator === undefined || cell.denominator === undefined) {
    return { words: text, reason }
  }
  return { words: `${text} · ${count(cell.numerator)} / ${count(cell.denominator)}`, reason }
}

function pointOf(cell: Cell, colour: string, isBack: boolean): DotPoint | null {
  if (cell.status !== 'shown') return null
  const { value, interval, quartiles } = cell
  return {
    ...{ value, colour, isBack },
    lower: interval?.lower ?? quartiles?.q1 ?? value,
    upper: interval?.upper ?? quartiles?.q3 ?? value,
  }
}
