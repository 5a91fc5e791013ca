import type { Cell } from '#analytics/contract/cell.js'
import type { TrendAnswer } from '#analytics/contract/trends.js'
import type { FigureTheme } from '../style/figure-theme.js'
import { words } from '../words/words.js'
import type { LegendEntry } from './legend-strip.js'
import { endsAtEdge, type Panel, type Series } from './series.js'
import type { TrendLayout } from './trend-layout.js'
import { periodsOf } from './trend-rows.js'

/** What the legend of a trend must explain: lines not named at their end, and the faces of absence that occur. */
export function trendLegend(
  answer: TrendAnswer,
  panels: readonly Panel[],
  layout: TrendLayout,
  theme: FigureTheme,
): readonly LegendEntry[] {
  const all = panels.flatMap(({ series }) => series)
  const back = new Set(all.filter(({ emphasis }) => emphasis === 'back').map(({ name }) => name))
  const forward = byName(all.filter(({ emphasis }) => emphasis === 'forward'))
  const named =
    answer.question.by.length === 0
      ? []
      : forward.filter((line) => !layout.namesLines || !endsAtEdge(line)).map(lineEntry)
  const others: LegendEntry = {
    ...{ kind: 'line', label: words.figure.legend.others(back.size), colour: theme.muted },
    ...{ dash: [], shape: 'circle' },
  }
  return [
    ...named,
    ...(back.size > 0 ? [others] : []),
    ...absenceEntries(answer, all, theme),
    ...(periodsOf(answer).some(({ provisional }) => provisional) ? [provisionalEntry(theme)] : []),
  ]
}

function byName(series: readonly Series[]): readonly Series[] {
  return [...new Map(series.map((line) => [line.name, line])).values()]
}

const lineEntry = ({ name, mark }: Series): LegendEntry => ({
  ...{ kind: 'line', label: name, colour: mark.colour, dash: mark.dash, shape: mark.shape },
})

/** The hatch, where a cell of the figure is suppressed. */
export function absenceEntries(
  answer: TrendAnswer,
  series: readonly Pick<Series, 'cells'>[],
  theme: FigureTheme,
): readonly LegendEntry[] {
  const cells = series.flatMap((line) => line.cells.map(({ cell }) => cell))
  const label = withheldLabel(answer, cells)
  return label === null ? [] : [{ kind: 'hatch', label, colour: theme.hatch.suppressed }]
}

/** What the hatch means among some cells; null where none is suppressed. */
export function withheldLabel({ measure, threshold }: TrendAnswer, cells: readonly (Cell | null)[]): string | null {
  const isWithheld = cells.some((cell) => cell?.status === 'suppressed')
  return isWithheld ? words.cell.hatch(measure.kind, threshold) : null
}

const provisionalEntry = (theme: FigureTheme): LegendEntry => ({
  ...{ kind: 'cross-hatch', label: words.figure.legend.provisional, colour: theme.hatch.provisional },
})
