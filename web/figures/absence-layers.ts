import type { PeriodCell, TrendAnswer } from '#analytics/contract/trends.js'
import type { FigureTheme } from '../style/figure-theme.js'
import { words } from '../words/words.js'
import { textWidth } from './axis-labels.js'
import { own, pixelEnd, pixels } from './figure-config.js'
import { counterHatchBox, hatchBox, type Box } from './hatch.js'
import type { Panel } from './series.js'
import type { TrendLayout } from './trend-layout.js'
import { periodsOf, runsOf } from './trend-rows.js'

/** One strip of hatch beneath the plot, for a line or for several together. */
interface Lane {
  readonly colour: string | null
  readonly suppressed: readonly boolean[]
}

const mostLanes = 4
const laneGap = 2

/** Height of the strips beneath the plot that say where a small count is withheld. */
export function suppressionRoom(panel: Panel): number {
  const lanes = lanesOf(panel)
  return lanes.length === 0 ? 0 : lanes.length * (laneHeight(lanes) + laneGap) + 2
}

const laneHeight = (lanes: readonly Lane[]): number => (lanes.length === 1 ? 14 : 9)

const isSuppressed = ({ cell }: PeriodCell): boolean => cell.status === 'suppressed'

function lanesOf({ series }: Panel): readonly Lane[] {
  const touched = series.filter(({ cells }) => cells.some(isSuppressed))
  if (touched.length <= mostLanes) {
    return touched.map(({ mark, cells }) => ({ colour: mark.colour, suppressed: cells.map(isSuppressed) }))
  }
  const [first] = touched
  const merged = (first?.cells ?? []).map((_, index) =>
    touched.some(({ cells }) => cells[index]?.cell.status === 'suppressed'),
  )
  return [{ colour: null, suppressed: merged }]
}

/** Provisional periods under a cross-hatch, suppressed cells hatched beneath the plot, a dotted floor where all is missing. */
export function absenceLayers(answer: TrendAnswer, panel: Panel, layout: TrendLayout, theme: FigureTheme) {
  return [
    provisionalLayer(answer, layout, theme),
    ...suppressedLayers(panel, layout, theme),
    missingLayer(panel, layout, theme),
  ]
}

function strokeLayer(values: readonly object[], strokeWidth: number) {
  return {
    data: { values: [...values] },
    mark: { type: 'rule' as const, strokeWidth, tooltip: null },
    encoding: { ...{ x: pixels('x'), x2: pixelEnd('x2'), y: pixels('y'), y2: pixelEnd('y2') }, stroke: own('colour') },
  }
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

function suppressedLayers(panel: Panel, { height, step }: TrendLayout, theme: FigureTheme) {
  const lanes = lanesOf(panel)
  const tall = laneHeight(lanes)
  const boxes = lanes.flatMap(({ colour, suppressed }, lane) =>
    runsOf(suppressed.length, (index) => suppressed[index] === true).map(([from, to]) => {
      const top = height + laneGap + lane * (tall + laneGap)
      const inset = Math.min(1.5, step / 6)
      return {
        left: from * step + inset,
        right: to * step - inset,
        top,
        bottom: top + tall,
        colour: colour ?? theme.hatch.suppressed,
      }
    }),
  )
  const strokes = boxes.flatMap(({ colour, ...box }) => hatchBox(box, 5).map((stroke) => ({ ...stroke, colour })))
  return [strokeLayer(strokes, 1.2), ...(lanes.length === 1 ? [suppressedNames(boxes, theme)] : [])]
}

function suppressedNames(boxes: readonly Box[], theme: FigureTheme) {
  const text = words.figure.suppressed
  const room = textWidth(text) + 6
  const values = boxes
    .filter(({ left, right }) => right - left >= room)
    .map(({ left, right, top, bottom }) => ({ x: (left + right) / 2, y: (top + bottom) / 2, text }))
  return {
    data: { values },
    layer: [
      {
        mark: { type: 'text' as const, baseline: 'middle' as const, stroke: theme.ground, strokeWidth: 4 },
        encoding: { x: pixels('x'), y: pixels('y'), text: { field: 'text' } },
      },
      {
        mark: { type: 'text' as const, baseline: 'middle' as const, color: theme.inkSoft },
        encoding: { x: pixels('x'), y: pixels('y'), text: { field: 'text' } },
      },
    ],
  }
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
