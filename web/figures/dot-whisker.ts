import type { TopLevelSpec } from 'vega-lite'
import type { TrendAnswer } from '#analytics/contract/trends.js'
import { cellInFull, cellValue } from '../format/cell.js'
import { count } from '../format/number.js'
import type { FigureTheme } from '../style/figure-theme.js'
import { textWidth } from './axis-labels.js'
import { dotPanel } from './dot-panel.js'
import type { DotLayout, DotRow } from './dot-row.js'
import { figureConfig } from './figure-config.js'
import type { FigureView } from './figure-view.js'
import { legendStrip } from './legend-strip.js'
import { isOrdered } from './ordered-dimensions.js'
import type { Panel, Series } from './series.js'
import { absenceEntries } from './trend-legend.js'
import { extentValues } from './trend-rows.js'
import { linearScale, logScale } from './value-scale.js'

const widestBeside = 130

/** Dots with whiskers, one row a group, with n / N beside each. */
export function dotWhisker(
  answer: TrendAnswer,
  panels: readonly Panel[],
  theme: FigureTheme,
  view: FigureView,
): TopLevelSpec {
  const series = panels.flatMap((panel) => panel.series)
  const scale = view.scale === 'log' ? logScale(dotExtent(series)) : linearScale(dotExtent(series), 4, ceiling(answer))
  const rows = panels.map((panel) => dotRows(answer, panel, scale.domain[0]))
  const longest = Math.max(40, ...rows.flat().map(({ name }) => textWidth(name) + 8))
  const nameRoom = Math.min(longest, view.width * 0.36, 220)
  const beside = Math.max(24, ...rows.flat().map((row) => textWidth(row.beside) + 14))
  const right = Math.min(widestBeside, beside)
  const layout: DotLayout = { width: Math.max(80, view.width - nameRoom - right - 20), nameRoom, scale }
  const legend = absenceEntries(answer, series, theme)
  return {
    ...figureConfig(theme),
    padding: { left: 2, top: 4, right: 4, bottom: 2 },
    spacing: panels.length > 1 ? 56 : 12,
    bounds: 'flush',
    vconcat: [
      ...(legend.length > 0 ? [legendStrip(legend, view.width - right - 8, nameRoom, theme)] : []),
      ...panels.map((panel, index) =>
        dotPanel(
          answer,
          { title: panel.title, rows: rows[index] ?? [], isLast: index === panels.length - 1 },
          layout,
          theme,
        ),
      ),
    ],
  }
}

const ceiling = ({ measure }: TrendAnswer): number => (measure.kind === 'proportion' ? 1 : Infinity)

function dotExtent(series: readonly Series[]): readonly number[] {
  const quartiles = series.flatMap(({ cells }) =>
    cells.flatMap(({ cell }) => (cell.status === 'shown' && cell.quartiles ? [cell.quartiles.q3] : [])),
  )
  return [...extentValues(series), ...quartiles]
}

function dotRows(answer: TrendAnswer, { series }: Panel, floor: number): readonly DotRow[] {
  const rows = series.map((line) => dotRow(answer, line, floor))
  const ranked = isOrdered(answer.question.by[0]) ? rows : rows.toSorted((a, b) => b.value - a.value)
  return ranked.map((row, rank) => ({ ...row, rank }))
}

function dotRow(answer: TrendAnswer, { group, name, mark, cells }: Series, floor: number): DotRow {
  const cell = cells[0]?.cell ?? { status: 'undefined', reason: 'not-applicable' }
  const shown = cell.status === 'shown' ? cell : null
  const value = shown?.value ?? floor
  const of =
    shown?.numerator !== undefined && shown.denominator !== undefined && answer.measure.kind === 'proportion'
      ? `${count(shown.numerator)} / ${count(shown.denominator)}`
      : cellValue(cell, answer).text
  return {
    ...{ group, name, rank: 0, status: cell.status, beside: of, colour: mark.colour, shape: mark.shape },
    value: Math.max(floor, value),
    lower: Math.max(floor, shown?.interval?.lower ?? shown?.quartiles?.q1 ?? value),
    upper: Math.max(floor, shown?.interval?.upper ?? shown?.quartiles?.q3 ?? value),
    words: cellInFull(cell, answer).text,
  }
}
