import type { TopLevelSpec } from 'vega-lite'
import type { TrendAnswer } from '#analytics/contract/trends.js'
import { dotWhisker } from './dot-whisker.js'
import { figureConfig } from './figure-config.js'
import type { FigureTheme } from '../style/figure-theme.js'
import type { FigureView } from './figure-view.js'
import { legendStrip } from './legend-strip.js'
import { panelsOf, type Panel } from './series.js'
import { trendLayout, type TrendLayout } from './trend-layout.js'
import { trendLegend } from './trend-legend.js'
import { trendPanel } from './trend-panel.js'

/** The figure of an answer: lines over periods, or dots with whiskers where the question has no time axis. */
export function trendFigure(answer: TrendAnswer, theme: FigureTheme, view: FigureView): TopLevelSpec {
  const panels = panelsOf(answer, theme, view)
  if (answer.question.grain === 'none') return dotWhisker(answer, panels, theme, view)
  const layout = trendLayout(answer, panels, view)
  return {
    ...figureConfig(theme),
    // The names of lines are marks: the renderer makes room for them itself.
    padding: { left: 2, top: 4, right: 4, bottom: 2 },
    // Room for the title of the axis between the legend and the plot.
    spacing: panels.length > 1 ? 52 : 28,
    bounds: 'flush',
    vconcat: [...legendOf(answer, panels, layout, theme), panelGrid(answer, panels, layout, theme)],
  }
}

function legendOf(answer: TrendAnswer, panels: readonly Panel[], layout: TrendLayout, theme: FigureTheme) {
  const entries = trendLegend(answer, panels, layout, theme)
  return entries.length === 0
    ? []
    : [legendStrip(entries, layout.legendWidth - layout.labelRoom, layout.axisRoom, theme)]
}

function panelGrid(answer: TrendAnswer, panels: readonly Panel[], layout: TrendLayout, theme: FigureTheme) {
  return {
    columns: layout.columns,
    spacing: { column: layout.gap.column, row: layout.gap.row },
    bounds: 'flush' as const,
    concat: panels.map((panel, index) => trendPanel(answer, panel, index, layout, theme)),
  }
}
