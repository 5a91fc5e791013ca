import type { FigureTheme } from '../style/figure-theme.js'
import { own } from './figure-config.js'
import type { TrendAxes } from './trend-axes.js'
import type { TrendLayout } from './trend-layout.js'
import type { TrendRow } from './trend-rows.js'

/** Points are drawn for each period only where they do not touch. */
const pointStep = 9
const mostTargets = 4000

/** Bands, lines and points of the shown cells. */
export function lineLayers(
  rows: readonly TrendRow[],
  axes: TrendAxes,
  layout: TrendLayout,
  theme: FigureTheme,
  index: number,
) {
  const hover = `hover_${index}`
  const x = { field: 'index', type: 'quantitative' as const, ...axes.x }
  const y = { field: 'value', type: 'quantitative' as const, ...axes.y }
  const place = { x, y }
  return [
    bands(
      rows.filter(({ alone, emphasis }) => !alone && emphasis === 'forward'),
      place,
      theme,
      hover,
    ),
    whiskers(
      rows.filter(({ alone, emphasis }) => alone && emphasis === 'forward'),
      place,
    ),
    lines(
      rows.filter(({ emphasis }) => emphasis === 'back'),
      place,
      1,
      hover,
    ),
    lines(
      rows.filter(({ emphasis }) => emphasis === 'forward'),
      place,
      2,
      hover,
    ),
    points(
      rows.filter((row) => isPointed(row, layout)),
      place,
      theme,
    ),
    targets(rows, place, hover),
  ]
}

const isPointed = ({ alone, emphasis, provisional, value }: TrendRow, { step }: TrendLayout): boolean =>
  alone || (emphasis === 'forward' && (step >= pointStep || ((provisional || value === 0) && step >= pointStep / 2)))

interface Place {
  readonly x: { readonly field: string; readonly type: 'quantitative' } & TrendAxes['x']
  readonly y: { readonly field: string; readonly type: 'quantitative' } & TrendAxes['y']
}

/** While a line is under the pointer the others step back. */
const unlessHovered = (param: string, opacity: number) => ({
  opacity: { condition: { param, empty: true, value: opacity }, value: opacity / 5 },
})

function bands(rows: readonly TrendRow[], { x, y }: Place, theme: FigureTheme, hover: string) {
  return {
    data: { values: rows.filter(({ lower, upper }) => upper > lower) },
    mark: { type: 'area' as const, line: false, tooltip: null },
    encoding: {
      ...{ x, y: { ...y, field: 'lower' }, y2: { field: 'upper' } },
      ...{ detail: { field: 'segment' }, fill: own('colour'), ...unlessHovered(hover, theme.bandOpacity) },
    },
  }
}

function whiskers(rows: readonly TrendRow[], { x, y }: Place) {
  return {
    data: { values: rows.filter(({ lower, upper }) => upper > lower) },
    mark: { type: 'rule' as const, strokeWidth: 1.5, opacity: 0.6 },
    encoding: { x, y: { ...y, field: 'lower' }, y2: { field: 'upper' }, stroke: own('colour') },
  }
}

function lines(rows: readonly TrendRow[], { x, y }: Place, strokeWidth: number, hover: string) {
  return {
    data: { values: rows },
    mark: { type: 'line' as const, strokeWidth, interpolate: 'linear' as const, strokeJoin: 'round' as const },
    encoding: {
      ...{ x, y, detail: { field: 'segment' }, stroke: own('colour'), strokeDash: own('dash') },
      ...unlessHovered(hover, 1),
    },
  }
}

function points(rows: readonly TrendRow[], { x, y }: Place, theme: FigureTheme) {
  const values = rows.map((row) => ({ ...row, fill: row.provisional ? theme.ground : row.colour }))
  return {
    data: { values },
    mark: { type: 'point' as const, size: 34, strokeWidth: 1.5, opacity: 1 },
    encoding: { x, y, shape: own('shape'), stroke: own('colour'), fill: own('fill') },
  }
}

/** Larger than what is seen, so that a pointer finds them; they carry the words of each cell. */
function targets(rows: readonly TrendRow[], { x, y }: Place, hover: string) {
  // Thousands of days are mostly zeros, and a pointer could not tell them apart.
  const values =
    rows.length > mostTargets ? rows.filter(({ emphasis, value }) => emphasis === 'forward' && value > 0) : rows
  return {
    data: { values },
    params: [
      { name: hover, select: { type: 'point' as const, fields: ['group'], on: 'pointerover', clear: 'pointerout' } },
    ],
    mark: { type: 'circle' as const, size: 180, opacity: 0, cursor: 'pointer' as const },
    encoding: { x, y, tooltip: ['name', 'period', 'words'].map((field) => ({ field, type: 'nominal' as const })) },
  }
}
