import type { TrendAnswer } from '#analytics/contract/trends.js'
import { textWidth } from './axis-labels.js'
import type { FigureView } from './figure-view.js'
import { periodTicks, type PeriodTick } from './period-axis.js'
import { endsAtEdge, type Panel } from './series.js'
import { suppressionRoom } from './suppressed-layers.js'
import { tickLabel } from './tick-label.js'
import { extentValues, periodsOf } from './trend-rows.js'
import { linearScale, logScale, type ValueScale } from './value-scale.js'

/** Where everything of a trend lies, in pixels, decided before a renderer sees it. */
export interface TrendLayout {
  readonly columns: number
  readonly gap: { readonly column: number; readonly row: number }
  /** Of one panel's plot. */
  readonly width: number
  readonly height: number
  /** Width of one period. */
  readonly step: number
  readonly periods: number
  readonly axisRoom: number
  readonly labelRoom: number
  readonly legendWidth: number
  /** Lines are named where they end; else a legend names them. */
  readonly namesLines: boolean
  readonly ownAxes: boolean
  readonly scales: readonly ValueScale[]
  readonly ticks: readonly PeriodTick[]
}

const narrowestPanel = 190
const mostNamed = 8
export const widestName = 190

export function trendLayout(answer: TrendAnswer, panels: readonly Panel[], view: FigureView): TrendLayout {
  const ownAxes = view.axis === 'free' && panels.length > 1
  const height = plotHeight(panels, view)
  const scales = scalesOf(answer, panels, view, height, ownAxes)
  const axisRoom = Math.max(...scales.flatMap(({ ticks }) => ticks.map((tick) => tickWidth(tick, answer)))) + 10
  const names = namesAtEnd(panels)
  const namesLines = panels.length === 1 && names.length > 0 && names.length <= mostNamed && view.width >= 560
  const labelRoom = namesLines ? Math.min(widestName, Math.max(...names.map((name) => textWidth(name)))) + 26 : 10
  const gap = { column: ownAxes ? axisRoom + 16 : 20, row: rowGap(panels) }
  const room = view.width - axisRoom - labelRoom - 4
  const columns = Math.max(
    1,
    Math.min(panels.length, 4, Math.floor((room + gap.column) / (narrowestPanel + gap.column))),
  )
  const width = Math.max(80, Math.floor((room - gap.column * (columns - 1)) / columns))
  const periods = periodsOf(answer)
  const ticks = periodTicks(
    periods.flatMap(({ period }) => (period === null ? [] : [period])),
    answer.question.grain,
    width,
  )
  return {
    ...{ columns, gap, width, height, axisRoom, labelRoom, namesLines, ownAxes, scales, ticks },
    periods: periods.length,
    step: width / Math.max(1, periods.length),
    legendWidth: view.width - 12,
  }
}

function plotHeight(panels: readonly Panel[], view: FigureView): number {
  return panels.length === 1 ? Math.max(80, view.height - 76) : Math.max(90, Math.min(160, view.height / 2))
}

/** Room for the labels of the periods, the strips of what is withheld, and the title of the panel below. */
function rowGap(panels: readonly Panel[]): number {
  return Math.max(...panels.map(suppressionRoom)) + 66
}

/** The lines that have a name at the right edge; one line alone needs none. */
function namesAtEnd(panels: readonly Panel[]): readonly string[] {
  const lines = panels.flatMap(({ series }) => series)
  return lines.length < 2 ? [] : lines.filter(endsAtEdge).map(({ name }) => name)
}

function scalesOf(
  answer: TrendAnswer,
  panels: readonly Panel[],
  view: FigureView,
  height: number,
  ownAxes: boolean,
): readonly ValueScale[] {
  const ceiling = answer.measure.kind === 'proportion' ? 1 : Infinity
  const scaleOf = (values: readonly number[]) =>
    view.scale === 'log' ? logScale(values) : linearScale(values, Math.max(2, Math.round(height / 56)), ceiling)
  if (ownAxes) return panels.map(({ series }) => scaleOf(extentValues(series)))
  const shared = scaleOf(panels.flatMap(({ series }) => extentValues(series)))
  return panels.map(() => shared)
}

const tickWidth = (tick: number, { measure }: TrendAnswer): number => textWidth(tickLabel(tick, measure.kind))
