import type { PeriodCell } from '#analytics/contract/trends.js'
import type { FigureTheme } from '../style/figure-theme.js'
import { words } from '../words/words.js'
import { textWidth } from './axis-labels.js'
import { pixels } from './figure-config.js'
import { hatchBox, type Box } from './hatch.js'
import type { Panel } from './series.js'
import { strokeLayer } from './stroke-layer.js'
import { runsOf } from './trend-rows.js'

/** One strip of hatch beneath the plot, for a line or for several together. */
interface Lane {
  readonly colour: string | null
  /** Whether each period's number is withheld. */
  readonly withheld: readonly boolean[]
}

/** Of a trend's layout, what a strip needs. */
interface StripPlace {
  readonly height: number
  readonly step: number
}

interface HatchedBox extends Box {
  readonly colour: string
}

const mostLanes = 4
const laneGap = 2

/** Height of the strips beneath the plot that say where a number is withheld. */
export function suppressionRoom(panel: Panel): number {
  const lanes = lanesOf(panel)
  return lanes.length === 0 ? 0 : lanes.length * (laneHeight(lanes) + laneGap) + 2
}

const laneHeight = (lanes: readonly Lane[]): number => (lanes.length === 1 ? 14 : 9)

const isWithheld = (entry: PeriodCell | undefined): boolean => entry?.cell.status === 'suppressed'

function lanesOf({ series }: Panel): readonly Lane[] {
  const touched = series.filter(({ cells }) => cells.some(isWithheld))
  if (touched.length <= mostLanes) {
    return touched.map(({ mark, cells }) => ({ colour: mark.colour, withheld: cells.map(isWithheld) }))
  }
  const [first] = touched
  const withheld = (first?.cells ?? []).map((_, index) => touched.some(({ cells }) => isWithheld(cells[index])))
  return [{ colour: null, withheld }]
}

/** Hatched strips beneath the plot, in the colour of their line, with their words where a strip has room for them. */
export function suppressedLayers(panel: Panel, layout: StripPlace, theme: FigureTheme) {
  const lanes = lanesOf(panel)
  const boxes = lanes.flatMap((lane, index) => boxesOf(lane, index, laneHeight(lanes), layout, theme))
  const strokes = boxes.flatMap((box) => hatchBox(box, 5).map((stroke) => ({ ...stroke, colour: box.colour })))
  return [strokeLayer(strokes, 0.9), ...(lanes.length === 1 ? [wordsOf(boxes, theme)] : [])]
}

function boxesOf(
  { colour, withheld }: Lane,
  lane: number,
  tall: number,
  { height, step }: StripPlace,
  theme: FigureTheme,
): readonly HatchedBox[] {
  const top = height + laneGap + lane * (tall + laneGap)
  const inset = Math.min(1.5, step / 6)
  return runsOf(withheld.length, (index) => withheld[index] === true).map(([from, to]) => ({
    ...{ left: from * step + inset, right: to * step - inset, top, bottom: top + tall },
    colour: colour ?? theme.hatch.suppressed,
  }))
}

function wordsOf(boxes: readonly HatchedBox[], theme: FigureTheme) {
  const values = boxes
    .map(({ left, right, top, bottom }) => ({
      ...{ x: (left + right) / 2, y: (top + bottom) / 2, width: right - left },
      text: words.cell.withheld,
    }))
    .filter(({ text, width }) => width >= textWidth(text) + 6)
  const encoding = { x: pixels('x'), y: pixels('y'), text: { field: 'text' } }
  const mark = { type: 'text' as const, baseline: 'middle' as const }
  return {
    data: { values },
    layer: [
      { mark: { ...mark, stroke: theme.ground, strokeWidth: 4 }, encoding },
      { mark: { ...mark, color: theme.inkSoft }, encoding },
    ],
  }
}
