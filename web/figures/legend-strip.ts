import type { FigureTheme } from '../style/figure-theme.js'
import { textWidth } from './axis-labels.js'
import { own, pixelEnd, pixels } from './figure-config.js'
import { counterHatchBox, hatchBox, type Box } from './hatch.js'

/** One thing that a figure's legend explains, as it is drawn. */
export type LegendEntry =
  | {
      readonly kind: 'line'
      readonly label: string
      readonly colour: string
      readonly dash: readonly number[]
      readonly shape: string
    }
  | { readonly kind: 'fill'; readonly label: string; readonly colour: string }
  | { readonly kind: 'hatch' | 'cross-hatch'; readonly label: string; readonly colour: string }

interface Placed {
  readonly entry: LegendEntry
  readonly left: number
  readonly top: number
}

const swatch = { width: 26, height: 12 }
const rowHeight = 20
const between = 20

/**
 * A legend in rows that fit a width, drawn as marks so that it is in every file made of the figure; it begins `indent`
 * pixels left of the plot, where the labels of the axis do.
 */
export function legendStrip(entries: readonly LegendEntry[], width: number, indent: number, theme: FigureTheme) {
  const placed = place(entries, width).map((item) => ({ ...item, left: item.left - indent }))
  const rows = Math.max(...placed.map(({ top }) => top / rowHeight)) + 1
  return {
    width: Math.max(1, width - indent),
    height: rows * rowHeight,
    layer: [fills(placed), strokes(placed), lines(placed), symbols(placed, theme), labels(placed, theme)],
  }
}

function place(entries: readonly LegendEntry[], width: number): readonly Placed[] {
  let left = 0
  let top = 0
  return entries.map((entry) => {
    const length = swatch.width + 6 + textWidth(entry.label)
    if (left > 0 && left + length > width) {
      left = 0
      top += rowHeight
    }
    const placed = { entry, left, top }
    left += length + between
    return placed
  })
}

const boxOf = ({ left, top }: Placed): Box => ({
  left,
  top: top + 3,
  right: left + swatch.width,
  bottom: top + 3 + swatch.height,
})

function fills(placed: readonly Placed[]) {
  const values = placed.flatMap((item) =>
    item.entry.kind === 'fill' ? [{ ...boxOf(item), colour: item.entry.colour }] : [],
  )
  return {
    data: { values },
    mark: { type: 'rect' as const },
    encoding: {
      ...{ x: pixels('left'), x2: pixelEnd('right'), y: pixels('top'), y2: pixelEnd('bottom') },
      fill: own('colour'),
    },
  }
}

function strokes(placed: readonly Placed[]) {
  const values = placed.flatMap((item) => {
    if (item.entry.kind !== 'hatch' && item.entry.kind !== 'cross-hatch') return []
    const { colour, kind } = item.entry
    const counter = kind === 'cross-hatch' ? counterHatchBox(boxOf(item), 6) : []
    return [...hatchBox(boxOf(item), 6), ...counter].map((stroke) => ({ ...stroke, colour }))
  })
  return {
    data: { values },
    mark: { type: 'rule' as const, strokeWidth: 1.2 },
    encoding: { ...{ x: pixels('x'), x2: pixelEnd('x2'), y: pixels('y'), y2: pixelEnd('y2') }, stroke: own('colour') },
  }
}

function lines(placed: readonly Placed[]) {
  const values = placed.flatMap(({ entry, left, top }) =>
    entry.kind === 'line'
      ? [{ left, right: left + swatch.width, y: top + 9, colour: entry.colour, dash: entry.dash }]
      : [],
  )
  return {
    data: { values },
    mark: { type: 'rule' as const, strokeWidth: 2 },
    encoding: {
      ...{ x: pixels('left'), x2: pixelEnd('right'), y: pixels('y') },
      ...{ stroke: own('colour'), strokeDash: own('dash') },
    },
  }
}

function symbols(placed: readonly Placed[], theme: FigureTheme) {
  const values = placed.flatMap(({ entry, left, top }) =>
    entry.kind === 'line' ? [{ x: left + swatch.width / 2, y: top + 9, colour: entry.colour, shape: entry.shape }] : [],
  )
  return {
    data: { values },
    mark: { type: 'point' as const, filled: true, size: 40, opacity: 1, stroke: theme.ground, strokeWidth: 1 },
    encoding: { x: pixels('x'), y: pixels('y'), fill: own('colour'), shape: own('shape') },
  }
}

function labels(placed: readonly Placed[], theme: FigureTheme) {
  const values = placed.map(({ entry, left, top }) => ({ x: left + swatch.width + 6, y: top + 9, label: entry.label }))
  return {
    data: { values },
    mark: { type: 'text' as const, align: 'left' as const, baseline: 'middle' as const, color: theme.inkSoft },
    encoding: { x: pixels('x'), y: pixels('y'), text: { field: 'label' } },
  }
}
