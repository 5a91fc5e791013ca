import type { TrendAnswer } from '#analytics/contract/trends.js'
import type { FigureTheme } from '../style/figure-theme.js'
import { words } from '../words/words.js'
import type { LegendEntry } from './legend-strip.js'
import type { Place } from './map-places.js'
import { withheldLabel } from './trend-legend.js'
import { tickLabel } from './tick-label.js'

/** As many colours as classes, spread over the whole of the theme's sequence. */
export function classColours(breaks: readonly number[], { sequential }: FigureTheme): readonly string[] {
  const last = sequential.length - 1
  if (breaks.length === 0) return [sequential[Math.floor(last / 2)] ?? '']
  return Array.from(
    { length: breaks.length + 1 },
    (_, index) => sequential[Math.round((index * last) / breaks.length)] ?? '',
  )
}

/** The classes in words, then the faces of absence that occur. */
export function mapLegend(
  answer: TrendAnswer,
  places: readonly Place[],
  breaks: readonly number[],
  theme: FigureTheme,
): readonly LegendEntry[] {
  const { legend } = words.figure
  const colours = classColours(breaks, theme)
  const hasShown = places.some(({ cell }) => cell?.status === 'shown')
  const classes = hasShown
    ? colours.map((colour, index): LegendEntry => ({ kind: 'fill', label: classLabel(answer, breaks, index), colour }))
    : []
  const withheld = withheldLabel(
    answer,
    places.map(({ cell }) => cell),
  )
  const has = (status: string): boolean => places.some(({ cell }) => cell?.status === status)
  return [
    ...classes,
    ...(withheld === null ? [] : [{ kind: 'hatch' as const, label: withheld, colour: theme.hatch.suppressed }]),
    ...(places.some(({ cell }) => cell === null)
      ? [{ kind: 'fill' as const, label: legend.none, colour: theme.none }]
      : []),
    ...(has('undefined') ? [{ kind: 'fill' as const, label: legend.undefined, colour: theme.none }] : []),
  ]
}

function classLabel({ measure }: TrendAnswer, breaks: readonly number[], index: number): string {
  const { legend } = words.figure
  const lower = breaks[index - 1]
  const upper = breaks[index]
  if (lower === undefined) return upper === undefined ? legend.all : legend.less(tickLabel(upper, measure.kind))
  if (upper === undefined) return legend.more(tickLabel(lower, measure.kind))
  // A count of the next class's first number is in the next class.
  const last = measure.kind === 'count' ? upper - 1 : upper
  return legend.between(tickLabel(lower, measure.kind), tickLabel(last, measure.kind))
}
