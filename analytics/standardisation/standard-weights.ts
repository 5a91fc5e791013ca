import type { StandardisedQuestion } from '../contract/standardised.js'
import { regroup } from './regroup.js'
import { own, standards } from './standards.js'
import type { StrataTable } from './strata-table.js'

/**
 * The weight of each stratum. Of the selection itself it is those of whom the outcome is known, so that all of them,
 * standardised to themselves, are as observed.
 */
export function weightsOf(question: StandardisedQuestion, { strata, total }: StrataTable): readonly number[] {
  if (question.standard === own) return total.cells.map(({ denominator }) => denominator ?? 0)
  const standard = standards[question.standard]
  if (standard === undefined) throw new RangeError(`no standard is named "${question.standard}"`)
  const bands = strata.flatMap(({ key }) => Object.values(key))
  const weights = regroup(standard, bands)
  if (weights === null) throw new RangeError(`${question.standard} cannot be regrouped to ${bands.join(', ')}`)
  return weights
}

/** How the standard reads. */
export const standardLabel = (id: string): string => standards[id]?.label ?? 'All whom the question selects'
