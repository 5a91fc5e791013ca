import type { TrendAnswer } from '#analytics/contract/trends.js'
import type { FigureTheme } from '../style/figure-theme.js'
import { labelExpression } from './axis-labels.js'
import type { DotLayout, DotRow } from './dot-row.js'
import { own, pixelEnd, pixels } from './figure-config.js'
import { hatchBox } from './hatch.js'
import { tickLabel } from './tick-label.js'
import { valueTitle } from './trend-axes.js'
import { vegaScale } from './value-scale.js'

const rowHeight = 24
const hatchWidth = 34

interface DotPanel {
  readonly title: string
  readonly rows: readonly DotRow[]
  /** The last one has the title of the axis, for all. */
  readonly isLast: boolean
}

/** The rows of one panel: name, whisker, dot, and the numbers beside them. */
export function dotPanel(
  answer: TrendAnswer,
  { title, rows, isLast }: DotPanel,
  layout: DotLayout,
  theme: FigureTheme,
) {
  const place = dotAxes(answer, rows, isLast, layout)
  return {
    ...(title === '' ? {} : { title: { text: title, offset: 8 } }),
    width: layout.width,
    height: Math.max(1, rows.length) * rowHeight,
    layer: [whiskers(rows, place), dots(rows, place), suppressed(rows, theme), ...beside(rows, layout, theme)],
  }
}

function dotAxes(answer: TrendAnswer, rows: readonly DotRow[], isLast: boolean, { nameRoom, scale }: DotLayout) {
  return {
    x: {
      type: 'quantitative' as const,
      scale: vegaScale(scale),
      axis: {
        values: [...scale.ticks],
        labelExpr: labelExpression(scale.ticks.map((tick) => [tick, tickLabel(tick, answer.measure.kind)])),
        ...{ title: isLast ? valueTitle(answer) : null, titleAnchor: 'start' as const, titlePadding: 6 },
        ...{ grid: true, domain: false, ticks: false },
      },
    },
    y: {
      field: 'rank',
      type: 'quantitative' as const,
      scale: { domain: [-0.5, rows.length - 0.5], reverse: true, nice: false, zero: false },
      axis: {
        values: rows.map(({ rank }) => rank),
        labelExpr: labelExpression(rows.map(({ rank, name }) => [rank, name])),
        ...{ title: null, grid: false, domain: false, ticks: false, labelLimit: nameRoom },
        ...{ minExtent: nameRoom, maxExtent: nameRoom },
      },
    },
  }
}

type Place = ReturnType<typeof dotAxes>

function whiskers(rows: readonly DotRow[], { x, y }: Place) {
  return {
    data: { values: rows.filter(({ lower, upper }) => upper > lower) },
    mark: { type: 'rule' as const, strokeWidth: 2, opacity: 0.55 },
    encoding: { x: { ...x, field: 'lower' }, x2: { field: 'upper' }, y, stroke: own('colour') },
  }
}

function dots(rows: readonly DotRow[], { x, y }: Place) {
  return {
    data: { values: rows.filter(({ status }) => status === 'shown') },
    mark: { type: 'point' as const, filled: true, size: 70, opacity: 1, cursor: 'pointer' as const },
    encoding: {
      ...{ x: { ...x, field: 'value' }, y, fill: own('colour'), shape: own('shape') },
      tooltip: ['name', 'words'].map((field) => ({ field, type: 'nominal' as const })),
    },
  }
}

function suppressed(rows: readonly DotRow[], theme: FigureTheme) {
  const strokes = rows
    .filter(({ status }) => status === 'suppressed')
    .flatMap(({ rank }) => {
      const middle = (rank + 0.5) * rowHeight
      return hatchBox({ left: 0, right: hatchWidth, top: middle - 6, bottom: middle + 6 }, 5)
    })
  return {
    data: { values: strokes.map((stroke) => ({ ...stroke, colour: theme.hatch.suppressed })) },
    mark: { type: 'rule' as const, strokeWidth: 1.2 },
    encoding: { ...{ x: pixels('x'), x2: pixelEnd('x2'), y: pixels('y'), y2: pixelEnd('y2') }, stroke: own('colour') },
  }
}

function beside(rows: readonly DotRow[], { width }: DotLayout, theme: FigureTheme) {
  const values = rows.map(({ rank, beside: text }) => ({ x: width + 10, y: (rank + 0.5) * rowHeight, text }))
  return [
    {
      data: { values },
      mark: { type: 'text' as const, align: 'left' as const, baseline: 'middle' as const, color: theme.inkSoft },
      encoding: { x: pixels('x'), y: pixels('y'), text: { field: 'text' } },
    },
  ]
}
