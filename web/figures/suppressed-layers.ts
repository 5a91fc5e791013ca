import type { SuppressionReason } from '#analytics/contract/cell.js'
import type { PeriodCell } from '#analytics/contract/trends.js'
import type { FigureTheme } from '../style/figure-theme.js'
import { words } from '../words/words.js'
import { textWidth } from './axis-labels.js'
import { pixels } from './figure-config.js'
import { hatchBox, type Box } from './hatch.js'
import type { Panel } from './series.js'
import { strokeLayer } from './stroke-layer.js'
import { runsOf } from './trend-rows.js'

type Reason = SuppressionReason | null

/** One strip of hatch beneath the plot, for a line or for several together. */
interface Lane {
  readonly colour: string | null
  readonly reasons: readonly Reason[]
}

/** Of a trend's layout, what a strip needs. */
interface StripPlace {
  readonly height: number
  readonly step: number
}

interface HatchedBox extends Box {
  readonly colour: string
  readonly reason: SuppressionReason
}

const mostLanes = 4
const laneGap = 2

/** Height of the strips beneath the plot that say where a number is withheld. */
export function suppressionRoom(panel: Panel): number {
  const lanes = lanesOf(panel)
  return lanes.length === 0 ? 0 : lanes.length * (laneHeight(lanes) + laneGap) + 2
}

const laneHeight = (lanes: readonly Lane[]): number => (lanes.length === 1 ? 14 : 9)

const reasonOf = (entry: PeriodCell | undefined): Reason =>
  entry?.cell.status === 'suppressed' ? entry.cell.reason : null

function lanesOf({ series }: Panel): readonly Lane[] {
  const touched = series.filter(({ cells }) => cells.some((cell) => reasonOf(cell) !== null))
  if (touched.length <= mostLanes) {
    return touched.map(({ mark, cells }) => ({ colour: mark.colour, reasons: cells.map(reasonOf) }))
  }
  const [first] = touched
  const reasons = (first?.cells ?? []).map((_, index) => {
    const together = touched.flatMap(({ cells }) => reasonOf(cells[index]) ?? [])
    return together.find((reason) => reason === 'secondary') ?? together[0] ?? null
  })
  return [{ colour: null, reasons }]
}

/** Hatched strips beneath the plot, in the colour of their line, with their words where a strip has room for them. */
export function suppressedLayers(panel: Panel, layout: StripPlace, theme: FigureTheme) {
  const lanes = lanesOf(panel)
  const boxes = lanes.flatMap((lane, index) => boxesOf(lane, index, laneHeight(lanes), layout, theme))
  const strokes = boxes.flatMap((box) => hatchBox(box, 5).map((stroke) => ({ ...stroke, colour: box.colour })))
  return [strokeLayer(strokes, 0.9), ...(lanes.length === 1 ? [wordsOf(boxes, theme)] : [])]
}

function boxesOf(
  { colour, reasons }: Lane,
  lane: number,
  tall: number,
  { height, step }: StripPlace,
  theme: FigureTheme,
): readonly HatchedBox[] {
  const top = height + laneGap + lane * (tall + laneGap)
  const inset = Math.min(1.5, step / 6)
  return (['small-count', 'secondary'] as const).flatMap((reason) =>
    runsOf(reasons.length, (index) => reasons[index] === reason).map(([from, to]) => ({
      ...{ left: from * step + inset, right: to * step - inset, top, bottom: top + tall, reason },
      colour: colour ?? theme.hatch.suppressed,
    })),
  )
}

function wordsOf(boxes: readonly HatchedBox[], theme: FigureTheme) {
  const values = boxes
    .map(({ left, right, top, bottom, reason }) => ({
      ...{ x: (left + right) / 2, y: (top + bottom) / 2, width: right - left },
      text: words.cell.suppressed[reason],
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
