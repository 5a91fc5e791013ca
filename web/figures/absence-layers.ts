import type { TrendAnswer } from '#analytics/contract/trends.js'
import type { FigureTheme } from '../style/figure-theme.js'
import { pixelEnd, pixels } from './figure-config.js'
import { counterHatchBox, hatchBox, type Box } from './hatch.js'
import type { Panel } from './series.js'
import { strokeLayer } from './stroke-layer.js'
import { suppressedLayers } from './suppressed-layers.js'
import type { TrendLayout } from './trend-layout.js'
import { periodsOf, runsOf } from './trend-rows.js'

/** Provisional periods under a cross-hatch, withheld numbers hatched beneath the plot, a dotted floor where all is missing. */
export function absenceLayers(answer: TrendAnswer, panel: Panel, layout: TrendLayout, theme: FigureTheme) {
  return [
    provisionalLayer(answer, layout, theme),
    ...suppressedLayers(panel, layout, theme),
    missingLayer(panel, layout, theme),
  ]
}

function provisionalLayer(answer: TrendAnswer, { height, step }: TrendLayout, theme: FigureTheme) {
  const periods = periodsOf(answer)
  const runs = runsOf(periods.length, (index) => periods[index]?.provisional === true)
  const strokes = runs.flatMap(([from, to]) => {
    const box: Box = { left: from * step, right: to * step, top: 0, bottom: height }
    return [...hatchBox(box, 10), ...counterHatchBox(box, 10)]
  })
  return strokeLayer(
    strokes.map((stroke) => ({ ...stroke, colour: theme.hatch.provisional })),
    0.5,
  )
}

function missingLayer({ series }: Panel, { height, step, periods }: TrendLayout, theme: FigureTheme) {
  const values = runsOf(periods, (index) => series.every(({ cells }) => cells[index]?.cell.status === 'undefined')).map(
    ([from, to]) => ({ x: from * step, x2: to * step, y: height }),
  )
  return {
    data: { values },
    mark: { type: 'rule' as const, stroke: theme.inkFaint, strokeDash: [1, 4], strokeWidth: 1.5, tooltip: null },
    encoding: { x: pixels('x'), x2: pixelEnd('x2'), y: pixels('y') },
  }
}
