import type { DimensionId } from '../catalogue/dimensions.js'
import type { Grain } from '../contract/trends.js'

/**
 * By what the public may split a measure, unless the configuration says otherwise. None of them is an outcome, a site or
 * a ZIP code: outcomes are measures of the release, and sites and small areas are not published.
 */
export const publicDimensions = [
  'patientCountry',
  'patientSubdivision',
  'siteCountry',
  'modality',
  'sex',
  'ageBand',
  'race',
  'ethnicity',
  'covid19Status',
  'annotationLabel',
] as const satisfies readonly DimensionId[]

/** The periods of the release. Days and weeks hold too few. */
export const publicGrains = ['month', 'quarter', 'year', 'none'] as const satisfies readonly Grain[]
export type PublicGrain = (typeof publicGrains)[number]

export const isPublicGrain = (grain: Grain): grain is PublicGrain => publicGrains.some((each) => each === grain)

/** More dimensions at once single people out. */
export const mostDimensions = 2

/**
 * The tables of the release: without a dimension, by each, and by each pair, in the order of the dimensions.
 *
 * @example latticeTables(['sex', 'race']) // [[], ['sex'], ['race'], ['sex', 'race']]
 */
export function latticeTables(dimensions: readonly DimensionId[]): readonly (readonly DimensionId[])[] {
  const pairs = dimensions.flatMap((one, i) => dimensions.slice(i + 1).map((other) => [one, other]))
  return [[], ...dimensions.map((each) => [each]), ...pairs]
}

/**
 * The name of the table that a set of dimensions has, in whatever order they are named.
 *
 * @example latticeTable(['race', 'sex'], ['sex', 'race']) // 'sex,race'
 */
export const latticeTable = (by: readonly string[], dimensions: readonly DimensionId[]): string =>
  dimensions.filter((each) => by.includes(each)).join(',')
