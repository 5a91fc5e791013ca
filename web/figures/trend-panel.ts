import type { TrendAnswer } from '#analytics/contract/trends.js'
import { cellInFull } from '../format/cell.js'
import type { FigureTheme } from '../style/figure-theme.js'
import { absenceLayers } from './absence-layers.js'
import { endLabelLayers } from './end-label-layers.js'
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
  const rows = panel.series.flatMap((line) =>
    trendRows(line, floor, (cell) => cellInFull(cell, answer.measure.kind).text),
  )
  return {
    ...(panel.title === '' ? {} : { title: { text: panel.title, offset: 10 } }),
    width: layout.width,
    height: layout.height,
    layer: [
      ...absenceLayers(answer, panel, layout, theme),
      ...lineLayers(rows, axes, layout, theme, index),
      ...(layout.namesLines ? endLabelLayers(panel, scale, layout, theme) : []),
    ],
  }
}
