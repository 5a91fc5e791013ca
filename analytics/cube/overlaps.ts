import { isOfStudies } from '../catalogue/dimension.js'
import { dimensionOf, isDimensionId } from '../catalogue/dimensions.js'
import type { Measure } from '../catalogue/measure.js'

/** Whether each patient is in one group only, with all studies and stays: all together are then the sum of the groups. */
export const arePatientsApart = (by: readonly string[]): boolean =>
  by.every((id) => isDimensionId(id) && !isOfStudies(dimensionOf(id).level))

/** Whether one unit can be in several groups of the question, so that groups do not add up to the total. */
export function overlaps({ base }: Measure, by: readonly string[]): boolean {
  return by.some((id) => {
    if (!isDimensionId(id)) return false
    const { level, list } = dimensionOf(id)
    return list !== undefined || (base !== 'study' && isOfStudies(level))
  })
}
