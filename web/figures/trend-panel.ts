import type { TrendAnswer } from '#analytics/contract/trends.js'
import { cellInFull } from '../format/cell.js'
import type { FigureTheme } from '../style/figure-theme.js'
import { absenceLayers } from './absence-layers.js'
import { endLabelLayers } from './end-label-layers.js'
import { pixels } from './figure-config.js'
import { lineLayers } from './line-layers.js'
import { suppressionRoom } from './suppressed-layers.js'
import type { Panel } from './series.js'
import { trendAxes } from './trend-axes.js'
import type { TrendLayout } from './trend-layout.js'
import { trendRows } from './trend-rows.js'

/** One panel of a trend: what is absent at the back, then bands, lines, points, and the names of the lines. */
export function trendPanel(answer: TrendAnswer, panel: Panel, index: number, layout: TrendLayout, theme: FigureTheme) {
  const scale = layout.scales[index] ?? { type: 'linear', domain: [0, 1], ticks: [0, 1] }
  const strip = suppressionRoom(panel)
  const axes = trendAxes(answer, scale, layout, index, strip)
  const floor = scale.domain[0]
  const rows = panel.series.flatMap((line) => trendRows(line, floor, (cell) => cellInFull(cell, answer).text))
  return {
    width: layout.width,
    height: layout.height,
    layer: [
      ...(panel.title === '' ? [] : [panelTitle(panel.title, theme)]),
      ...absenceLayers(answer, panel, layout, theme),
      ...lineLayers(rows, axes, layout, theme, index),
      ...(layout.namesLines ? endLabelLayers(panel, scale, layout, theme) : []),
    ],
  }
}

/** A mark rather than a title, which would stand higher over the panels that have axis labels. */
function panelTitle(text: string, theme: FigureTheme) {
  return {
    data: { values: [{ x: 0, y: -10, text }] },
    mark: {
      ...{ type: 'text' as const, align: 'left' as const, baseline: 'bottom' as const, fontWeight: 600 as const },
      ...{ color: theme.ink, fontSize: theme.fontSize.title, tooltip: null },
    },
    encoding: { x: pixels('x'), y: pixels('y'), text: { field: 'text' } },
  }
}
