import type { CatalogueAnswer, DimensionEntry } from '#analytics/contract/catalogue.js'

/** What a reader calls dimensions and their values. */
export interface FigureLabels {
  readonly dimensionLabel: (dimension: string) => string
  /** Short, as a figure has room for: 'CT', not 'CT · computed tomography'. */
  readonly valueLabel: (dimension: string, value: string) => string
}

export const plainLabels: FigureLabels = {
  dimensionLabel: (dimension) => dimension,
  valueLabel: (_dimension, value) => value,
}

/** The labels of a catalogue; a code that it does not have stands for itself. */
export function figureLabels(catalogue: Pick<CatalogueAnswer, 'dimensions'> | undefined): FigureLabels {
  if (catalogue === undefined) return plainLabels
  const dimensions = new Map(catalogue.dimensions.map((dimension) => [dimension.id, dimension]))
  const values = new Map(catalogue.dimensions.map((dimension) => [dimension.id, labelsOf(dimension)]))
  return {
    dimensionLabel: (dimension) => dimensions.get(dimension)?.label ?? dimension,
    valueLabel: (dimension, value) => values.get(dimension)?.get(value) ?? value,
  }
}

function labelsOf({ values }: DimensionEntry): ReadonlyMap<string, string> {
  return new Map(values.map(({ value, label }) => [value, label.split(' · ')[0] ?? label]))
}
