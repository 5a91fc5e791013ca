import type { FieldError } from '../contract/problem.js'
import type { Filter } from '../contract/trends.js'
import { regroup } from '../standardisation/regroup.js'
import { ageDimensionIds, bandsOf, standardIds, standards } from '../standardisation/standards.js'

/** Why a population by age cannot be the standard of these strata. */
export function standardErrors(id: string, strata: readonly string[], where: readonly Filter[]): readonly FieldError[] {
  const standard = standards[id]
  if (standard === undefined) return []
  const [age = ''] = strata
  if (strata.length !== 1 || !ageDimensionIds.includes(age)) {
    return [
      {
        field: 'strata',
        message: `${id} is a population by age: expected one age dimension`,
        allowed: [...ageDimensionIds],
      },
    ]
  }
  if (regroup(standard, bandsOf(age)) === null) {
    const last = standard.groups.at(-1)?.from ?? 0
    const allowed = standardIds.filter((each) => standards[each] && regroup(standards[each], bandsOf(age)) !== null)
    return [{ field: 'standard', message: `${id} does not tell ages over ${last} apart, as ${age} does`, allowed }]
  }
  const other = where.find(({ dimension }) => dimension !== age && ageDimensionIds.includes(dimension))
  if (other === undefined) return []
  return [{ field: 'where', message: `${other.dimension} cuts the strata of ${id}: choose ages by ${age}` }]
}
