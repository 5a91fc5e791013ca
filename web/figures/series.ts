import type { Group, PeriodCell, TrendAnswer } from '#analytics/contract/trends.js'
import { marksFor, type Mark } from '../style/colours.js'
import type { FigureTheme } from '../style/figure-theme.js'
import type { FigureView } from './figure-view.js'

/** Forward is in colour and named, back is grey. */
export type Emphasis = 'forward' | 'back'

/** One line of a panel: a group with the look it keeps on every screen. */
export interface Series {
  /** The group's label in the answer, which tells it from all others. */
  readonly group: string
  /** The value of the dimension that the lines of a panel differ in. */
  readonly name: string
  readonly mark: Mark
  readonly emphasis: Emphasis
  readonly cells: readonly PeriodCell[]
}

/** One of the small multiples; the only one when a question has at most one dimension. */
export interface Panel {
  readonly title: string
  readonly series: readonly Series[]
}

/** Above this many lines only the largest keep their colour, unless the reader has chosen some. */
export const mostColoured = 8
const largestColoured = 5

/** The first dimension makes the lines of a panel, the others the panels. */
export function panelsOf(answer: TrendAnswer, theme: FigureTheme, view: FigureView): readonly Panel[] {
  const [lines, ...panels] = answer.question.by
  const groups = groupsOf(answer)
  const forward = forwardGroups(groups, view.highlight)
  // Those brought forward choose first: of many sites, the ones in colour must not look alike.
  const values = lines === undefined ? [] : valuesOf([...forward, ...groups], lines)
  const marks = lines === undefined ? new Map<string, Mark>() : marksFor(lines, values, theme.mode)
  const series = groups.map((group) => ({
    panel: panels.map((dimension) => view.valueLabel(dimension, group.key[dimension] ?? 'unknown')).join(' · '),
    series: seriesOf(group, { lines, marks, forward, theme, view }),
  }))
  const titles = [...new Set(series.map(({ panel }) => panel))]
  return titles.map((title) => ({
    title,
    series: series.filter(({ panel }) => panel === title).map((entry) => entry.series),
  }))
}

/** Without a dimension, or where no group has a record, the only group is everything. */
export function groupsOf(answer: TrendAnswer): readonly Group[] {
  if (answer.question.by.length > 0 && answer.groups.length > 0) return answer.groups
  return [{ key: {}, label: answer.measure.label, cells: answer.total.cells }]
}

/** The distinct values of a dimension among groups, in the order of the answer. */
export function valuesOf(groups: readonly Group[], dimension: string): readonly string[] {
  return [...new Set(groups.map(({ key }) => key[dimension] ?? 'unknown'))]
}

interface Look {
  readonly lines: string | undefined
  readonly marks: ReadonlyMap<string, Mark>
  readonly forward: ReadonlySet<Group>
  readonly theme: FigureTheme
  readonly view: FigureView
}

function seriesOf(group: Group, { lines, marks, forward, theme, view }: Look): Series {
  const value = lines === undefined ? undefined : (group.key[lines] ?? 'unknown')
  const mark = value === undefined ? undefined : marks.get(value)
  const own: Mark = mark ?? { colour: theme.single, dash: [], shape: 'circle' }
  const isForward = forward.has(group)
  return {
    group: group.label,
    name: lines === undefined || value === undefined ? group.label : view.valueLabel(lines, value),
    mark: isForward ? own : { ...own, colour: theme.muted },
    emphasis: isForward ? 'forward' : 'back',
    cells: group.cells,
  }
}

function forwardGroups(groups: readonly Group[], highlight: readonly string[]): ReadonlySet<Group> {
  const chosen = groups.filter(
    ({ key, label }) => highlight.includes(label) || Object.values(key).some((value) => highlight.includes(value)),
  )
  if (chosen.length > 0) return new Set(chosen)
  const lines = new Set(groups.map(({ key }) => Object.values(key)[0]))
  if (lines.size <= mostColoured) return new Set(groups)
  const largest = bySize(groups).slice(0, largestColoured)
  return new Set(groups.filter(({ key }) => largest.includes(Object.values(key)[0])))
}

function bySize(groups: readonly Group[]): readonly (string | undefined)[] {
  const sizes = new Map<string | undefined, number>()
  for (const { key, cells } of groups) {
    const value = Object.values(key)[0]
    if (value !== 'unknown') sizes.set(value, (sizes.get(value) ?? 0) + sizeOf(cells))
  }
  return [...sizes].toSorted((a, b) => b[1] - a[1]).map(([value]) => value)
}

/** How much stands behind a group: the denominators of a proportion, the values of a count. */
export function sizeOf(cells: readonly PeriodCell[]): number {
  return cells.reduce((sum, { cell }) => (cell.status === 'shown' ? sum + (cell.denominator ?? cell.value) : sum), 0)
}

/** A line that stops earlier than this before the end is named in the legend, not at the edge. */
const mostBridged = 2

/** Whether a line is in colour and reaches the right edge, where its name can stand. */
export function endsAtEdge({ emphasis, cells }: Series): boolean {
  const last = cells.findLastIndex(({ cell }) => cell.status === 'shown')
  return emphasis === 'forward' && last >= 0 && cells.length - 1 - last <= mostBridged
}
