import { isDimensionId, type DimensionId } from '../catalogue/dimensions.js'
import { addsUp, type Measure } from '../catalogue/measure.js'
import type { TrendQuestion } from '../contract/trends.js'
import { startOf } from '../vocabulary/period.js'
import { isPublicGrain, mostDimensions, publicGrains } from './lattice.js'
import { isStudyDimension } from './unit-statements.js'

/** A rule of the release that a question breaks, and what would be answered. */
export interface BrokenRule {
  readonly rule: 'dimensions' | 'how-many' | 'values' | 'grain' | 'periods' | 'panel'
  readonly field: 'by' | 'where' | 'grain' | 'from' | 'to' | 'panel'
  readonly message: string
}

/**
 * Why the public may not ask a question; null where its answer is in the release.
 *
 * Two nearly equal questions tell whom they differ by, whatever noise each answer has: so the public chooses among
 * tables that were fixed beforehand, and never whom a table is of.
 *
 * @param dimensions by which the release is split
 * @example outsideLattice({ …, by: ['site'] }, measure, publicDimensions)?.rule // 'dimensions'
 */
export function outsideLattice(
  question: TrendQuestion,
  measure: Measure,
  dimensions: readonly DimensionId[],
): BrokenRule | null {
  return (
    ofDimensions(question, dimensions) ?? ofValues(question, measure) ?? ofTime(question) ?? ofPanel(question) ?? null
  )
}

function ofDimensions({ by, where }: TrendQuestion, dimensions: readonly DimensionId[]): BrokenRule | null {
  const filtered = where.map(({ dimension }) => dimension)
  const told = (id: string): boolean => dimensions.some((each) => each === id)
  const other = [...by, ...filtered].find((id) => !told(id))
  if (other !== undefined) {
    const field = by.includes(other) ? 'by' : 'where'
    return {
      ...{ rule: 'dimensions', field },
      message: `the public's numbers are not split by ${other}; take ${dimensions.join(', ')}`,
    }
  }
  if (filtered.length > 1) {
    const message = "the public's numbers can be held to values of one dimension at a time; leave one `where`"
    return { rule: 'how-many', field: 'where', message }
  }
  const all = new Set([...by, ...filtered])
  if (all.size <= mostDimensions) return null
  const message = `the public's numbers are split by at most ${mostDimensions} dimensions, \`by\` and \`where\` together; these are ${all.size}`
  return { rule: 'how-many', field: 'by', message }
}

/** Values add up where nobody has two of them, and where the measure is a number of records. */
function ofValues({ where }: TrendQuestion, measure: Measure): BrokenRule | null {
  const [filter] = where
  if (filter === undefined || filter.values.length < 2) return null
  const isManyValued = isDimensionId(filter.dimension) && isStudyDimension(filter.dimension)
  if (!isManyValued && addsUp(measure)) return null
  const why = isManyValued ? 'a patient or study can have several of them' : `${measure.label} does not add up`
  return {
    ...{ rule: 'values', field: 'where' },
    message: `the public's numbers are told of one value of ${filter.dimension} at a time: ${why}`,
  }
}

function ofTime({ clock, grain, from, to }: TrendQuestion): BrokenRule | null {
  if (!isPublicGrain(grain)) {
    const message = `the public's numbers are told by ${publicGrains.join(', ')}`
    return { rule: 'grain', field: 'grain', message }
  }
  const bounds = { from, to } as const
  for (const field of ['from', 'to'] as const) {
    const bound = bounds[field]
    if (bound === null) continue
    if (grain === 'none' || clock === 'fromIndex') {
      const message = `the public's numbers are told of whole periods: give a grain such as month, or leave \`${field}\` out`
      return { rule: 'periods', field, message }
    }
    const start = startOf(grain, bound)
    if (start === bound) continue
    const message = `the public's numbers are told of whole periods, and ${bound} lies within one; take ${start}`
    return { rule: 'periods', field, message }
  }
  return null
}

const ofPanel = ({ panel }: TrendQuestion): BrokenRule | null =>
  panel === undefined
    ? null
    : {
        ...{ rule: 'panel', field: 'panel' },
        message: "the public's numbers are of all sites: a fixed panel would tell which sites there are",
      }
