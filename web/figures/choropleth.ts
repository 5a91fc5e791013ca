import type { TopLevelSpec } from 'vega-lite'
import type { TrendAnswer } from '#analytics/contract/trends.js'
import { cellInFull } from '../format/cell.js'
import type { FigureTheme } from '../style/figure-theme.js'
import { words } from '../words/words.js'
import type { AtlasId } from '../charts/atlas.js'
import { classBreaks } from './class-breaks.js'
import { classColours, mapLegend } from './map-legend.js'
import { figureConfig, own } from './figure-config.js'
import { legendStrip } from './legend-strip.js'
import { centreOf, hatchOf } from './map-geometry.js'
import type { Place } from './map-places.js'

export interface MapView {
  readonly width: number
}

/** How high each map is for its width, how far apart the strokes of its hatch lie in its own units. */
const shapes = {
  'us-states': { ratio: 0.62, spacing: 11, projection: { type: 'identity' } },
  world: { ratio: 0.47, spacing: 2.6, projection: { type: 'equalEarth' } },
} as const

/** A map of places by class, with the faces of absence: grey for none, hatched for withheld, a dash for undefined. */
export function choropleth(
  answer: TrendAnswer,
  places: readonly Place[],
  atlas: AtlasId,
  theme: FigureTheme,
  { width }: MapView,
): TopLevelSpec {
  const { ratio, spacing, projection } = shapes[atlas]
  const breaks = classBreaks(shownValues(places), answer.measure.kind === 'count' ? 'count' : 'share')
  const plot = width - 8
  return {
    ...figureConfig(theme),
    padding: 4,
    spacing: 8,
    bounds: 'flush',
    vconcat: [
      {
        ...{ width: plot, height: Math.round(plot * ratio), projection },
        layer: [areas(answer, places, breaks, theme), hatches(places, spacing, theme), dashes(places, theme)],
      },
      legendStrip(mapLegend(answer, places, breaks, theme), plot, 0, theme),
    ],
  }
}

function shownValues(places: readonly Place[]): readonly number[] {
  return places.flatMap(({ cell }) => (cell?.status === 'shown' ? [cell.value] : []))
}

function areas(answer: TrendAnswer, places: readonly Place[], breaks: readonly number[], theme: FigureTheme) {
  const colours = classColours(breaks, theme)
  const values = places.map(({ feature, group, cell }) => ({
    ...{ type: 'Feature', id: feature.id, geometry: feature.geometry, group, place: group ?? feature.name },
    words: cell === null ? words.figure.legend.none : cellInFull(cell, answer).text,
    fill: cell?.status === 'shown' ? colours[breaks.filter((boundary) => cell.value >= boundary).length] : theme.none,
  }))
  return {
    data: { values },
    mark: { type: 'geoshape' as const, stroke: theme.mode === 'light' ? '#ffffff' : theme.ground, strokeWidth: 0.75 },
    encoding: {
      fill: own('fill'),
      tooltip: ['place', 'words'].map((field) => ({ field, type: 'nominal' as const })),
    },
  }
}

function hatches(places: readonly Place[], spacing: number, theme: FigureTheme) {
  const values = places
    .filter(({ cell }) => cell?.status === 'suppressed')
    .map(({ feature }) => ({
      ...{ type: 'Feature', id: feature.id },
      geometry: { type: 'MultiLineString', coordinates: hatchOf(feature.geometry, spacing) },
    }))
  return {
    data: { values },
    mark: {
      ...{ type: 'geoshape' as const, filled: false, stroke: theme.hatch.suppressed, strokeWidth: 1.1 },
      tooltip: null,
    },
  }
}

function dashes(places: readonly Place[], theme: FigureTheme) {
  const values = places
    .filter(({ cell }) => cell?.status === 'undefined')
    .map(({ feature }) => ({ ...centreOf(feature.geometry), text: '–' }))
  return {
    data: { values },
    mark: { type: 'text' as const, color: theme.inkSoft, fontSize: theme.fontSize.title, tooltip: null },
    encoding: {
      longitude: { field: 'x', type: 'quantitative' as const },
      latitude: { field: 'y', type: 'quantitative' as const },
      text: { field: 'text' },
    },
  }
}
