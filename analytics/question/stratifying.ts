import { dimensionIds, dimensionOf } from '../catalogue/dimensions.js'

/**
 * Dimensions that can make groups alike: each patient has one value, so that strata share nobody and add up to the whole.
 * A patient has many studies, and a study many modalities.
 */
export const stratifyingIds: readonly string[] = dimensionIds.filter((id) => {
  const { level, list } = dimensionOf(id)
  return list === undefined && (level === 'patient' || level === 'site')
})
