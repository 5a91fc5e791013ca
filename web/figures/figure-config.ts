import type { FigureTheme } from '../style/figure-theme.js'

/** What all figures share: ground, type, hairlines. */
export function figureConfig(theme: FigureTheme) {
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    background: theme.ground,
    config: {
      font: theme.font,
      view: { stroke: null },
      concat: { spacing: 0 },
      // The figure is one image with one text alternative; its marks are not announced one by one.
      mark: { aria: false },
      axis: {
        aria: false,
        domainColor: theme.line,
        gridColor: theme.line,
        tickColor: theme.line,
        labelColor: theme.inkSoft,
        titleColor: theme.inkSoft,
        labelFontSize: theme.fontSize.label,
        titleFontSize: theme.fontSize.label,
        titleFontWeight: 400,
        labelPadding: 6,
      },
      title: { color: theme.ink, fontSize: theme.fontSize.title, fontWeight: 600, anchor: 'start', frame: 'group' },
      text: { color: theme.ink, fontSize: theme.fontSize.label },
    },
  } as const
}

/** A place in pixels of the plot, for marks that no scale places. */
export const pixels = (field: string) => ({ field, type: 'quantitative', scale: null, axis: null }) as const

/** The end of a mark in pixels. */
export const pixelEnd = (field: string) => ({ field })

/** A look that the row itself holds. */
export const own = (field: string) => ({ field, type: 'nominal', scale: null, legend: null }) as const
