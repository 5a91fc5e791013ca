import type { FieldError } from '../contract/problem.js'
import { ageDimensionIds, own } from '../standardisation/standards.js'
import { unknownValue } from './bad-question.js'
import { stratifyingIds } from './stratifying.js'

const mostStrata = 3

interface Strata {
  readonly ids: readonly string[]
  readonly errors: readonly FieldError[]
}

/** The dimensions that groups are made alike in. What groups are told apart by is left out of the default. */
export function parseStrata(text: string | undefined, by: readonly string[], standard: string): Strata {
  const usual = standard === own ? ['ageBand', 'sex'] : ['ageBand']
  const ids = text === undefined ? usual.filter((id) => !isTaken(id, by)) : text.split(',').filter((id) => id !== '')
  if (ids.length === 0) return { ids, errors: [{ field: 'strata', message: 'names no dimension that is not in `by`' }] }
  const errors = ids.flatMap((id, i): readonly FieldError[] => {
    if (!stratifyingIds.includes(id)) return [unknownValue('strata', id, stratifyingIds)]
    if (ids.indexOf(id) !== i) return [{ field: 'strata', message: `names "${id}" twice` }]
    if (!isTaken(id, by)) return []
    return [{ field: 'strata', message: `"${id}" cannot be alike in groups that \`by\` tells apart by it` }]
  })
  if (ids.length <= mostStrata) return { ids, errors }
  return { ids, errors: [...errors, { field: 'strata', message: 'takes at most three dimensions' }] }
}

/** Two dimensions of age divide the same people: one of them cannot be made alike in groups of the other. */
const isTaken = (id: string, by: readonly string[]): boolean =>
  by.includes(id) || (ageDimensionIds.includes(id) && by.some((each) => ageDimensionIds.includes(each)))
