import type { FigureTheme } from '../style/figure-theme.js'
import { spread } from './end-labels.js'
import { own, pixelEnd, pixels } from './figure-config.js'
import { endsAtEdge, type Panel, type Series } from './series.js'
import { widestName, type TrendLayout } from './trend-layout.js'
import { pixelOf, type ValueScale } from './value-scale.js'

const lineHeight = 16
const leader = 16
interface End {
  readonly name: string
  readonly colour: string
  readonly dash: readonly number[]
  readonly x: number
  readonly y: number
}

/** The name of each line beside its last shown value, moved apart where lines end close together. */
export function endLabelLayers(panel: Panel, scale: ValueScale, layout: TrendLayout, theme: FigureTheme) {
  const ends = panel.series.filter(endsAtEdge).flatMap((line) => endOf(line, scale, layout))
  const places = spread(
    ends.map(({ y }) => y),
    lineHeight,
    0,
    layout.height,
  )
  const x2 = layout.width + leader
  const values = ends.map((end, index) => ({ ...end, labelY: places[index] ?? end.y, x2, textX: x2 + 4 }))
  return [leaders(values), names(values, theme)]
}

function endOf(line: Series, scale: ValueScale, { width, height, step }: TrendLayout): readonly End[] {
  const index = line.cells.findLastIndex(({ cell }) => cell.status === 'shown')
  const cell = line.cells[index]?.cell
  if (cell?.status !== 'shown') return []
  const { name, mark } = line
  const x = Math.min(width, (index + 0.5) * step + 5)
  const y = pixelOf(scale, cell.value, height)
  return [{ name, colour: mark.colour, dash: mark.dash, x, y }]
}

interface Leader extends End {
  readonly labelY: number
  readonly x2: number
}

function leaders(values: readonly Leader[]) {
  return {
    data: { values: [...values] },
    mark: { type: 'rule' as const, strokeWidth: 1, opacity: 0.8, tooltip: null },
    encoding: {
      ...{ x: pixels('x'), x2: pixelEnd('x2'), y: pixels('y'), y2: pixelEnd('labelY') },
      ...{ stroke: own('colour'), strokeDash: own('dash') },
    },
  }
}

function names(values: readonly End[], theme: FigureTheme) {
  return {
    data: { values: [...values] },
    mark: {
      ...{ type: 'text' as const, align: 'left' as const, baseline: 'middle' as const, color: theme.ink },
      ...{ limit: widestName, tooltip: null },
    },
    encoding: { x: pixels('textX'), y: pixels('labelY'), text: { field: 'name' } },
  }
}
