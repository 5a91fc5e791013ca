import { dictionaries } from '#data/dictionaries/all.js'
import { countries } from '#data/geography/countries.js'
import { usSubdivisions } from '#data/geography/us-subdivisions.js'
import type { DimensionValue } from '../contract/catalogue.js'
import type { Dimension } from './dimension.js'

const features = new Map<string, NonNullable<DimensionValue['feature']>>([
  ...countries.map(([code, , id]) => [code, { atlas: 'world', id }] as const),
  ...usSubdivisions.map(([code, id]) => [code, { atlas: 'us-states', id }] as const),
])

/** Every dimension has it: the value of those for whom nothing is recorded. */
export const notKnown: DimensionValue = { value: 'unknown', label: 'Not known' }

/** The values of a closed list in their order, or null for an open one; `notKnown` is not among them. */
export function closedValues(dimension: Dimension): readonly DimensionValue[] | null {
  if (dimension.values !== undefined) return labelled(Object.entries(dimension.values))
  const codes = dictionaries[dimension.dictionary ?? '']?.codes
  if (codes === undefined) return null
  const values = labelled(Object.entries(codes).map(([value, { label }]) => [value, label]))
  return dimension.atlas === undefined ? values : values.map(withFeature)
}

const labelled = (entries: readonly (readonly [string, string])[]): readonly DimensionValue[] =>
  entries.map(([value, label]) => ({ value, label }))

function withFeature(entry: DimensionValue): DimensionValue {
  const feature = features.get(entry.value)
  return feature === undefined ? entry : { ...entry, feature }
}

/** How a value reads: its label in the list, or itself. */
export function valueLabel(dimension: Dimension, value: string): string {
  if (value === notKnown.value) return notKnown.label
  return closedValues(dimension)?.find((each) => each.value === value)?.label ?? value
}
