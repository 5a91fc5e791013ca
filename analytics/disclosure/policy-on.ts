import { dimensionOf, isDimensionId } from '../catalogue/dimensions.js'
import { isMeasureId, measureOf } from '../catalogue/measures.js'
import type { Policy } from './policy.js'

/**
 * The policy for one question. A question tells outcomes where a measure, a split or a filter does: what was established
 * about a patient or study, such as a test, an admission or a reader's label. That a study was annotated, or how long its
 * contribution took, is none.
 *
 * @param asked ids of all measures and dimensions that the question names
 */
export function policyOn({ outcomes, ...others }: Policy, asked: readonly string[]): Policy {
  return asked.some(tellsOutcome) && outcomes !== undefined ? outcomes : others
}

const tellsOutcome = (id: string): boolean =>
  (isMeasureId(id) && measureOf(id).tellsOutcome === true) ||
  (isDimensionId(id) && dimensionOf(id).tellsOutcome === true)
