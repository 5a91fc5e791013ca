import type { Cell } from '../contract/cell.js'
import type { DifferenceCell, DirectCell, IndirectCell, ReliabilityCell } from '../contract/standardised.js'
import type { Tally } from '../disclosure/tally.js'
import { proportionDifference } from '../statistics/comparisons/proportion-difference.js'
import { standardisedProportion } from '../statistics/proportions/standardised-proportion.js'
import { indirectRatio } from '../statistics/rates/indirect-ratio.js'
import { reliability } from '../statistics/rates/reliability.js'
import { wilson } from '../statistics/wilson.js'
import type { Releasable } from './releasable.js'
import type { Stratum } from './strata-table.js'

const suppressed = { status: 'suppressed', reason: 'protected' } as const
const noDenominator = { status: 'undefined', reason: 'no-denominator' } as const

/** What the numbers of one group are made of. */
export interface Parted {
  readonly crude: Cell
  readonly cells: readonly Tally[]
  readonly may: Releasable
}

/** What they are compared with. */
export interface Standard {
  readonly strata: readonly Stratum[]
  readonly weights: readonly number[]
  readonly all: readonly Tally[]
  readonly confidence: number
}

/** That a stratum is empty may be told: no rule withholds a zero. */
export function directCell({ crude, cells, may }: Parted, { strata, weights, confidence }: Standard): DirectCell {
  if (crude.status === 'suppressed') return suppressed
  if (crude.status === 'undefined') return { ...noDenominator, strata: [] }
  const weighted = cells.map((cell, i) => ({ ...caseCount(cell), weight: weights[i] ?? 0 }))
  const standardised = standardisedProportion(weighted, confidence)
  if (!standardised.estimable) {
    const empty = standardised.strata.map((i) => strata[i]?.label ?? '')
    return { status: 'undefined', reason: standardised.reason, strata: empty }
  }
  if (!may.direct) return suppressed
  return { status: 'shown', value: standardised.proportion, interval: standardised.interval }
}

export function indirectCell({ crude, cells, may }: Parted, { all, confidence }: Standard): IndirectCell {
  if (crude.status === 'suppressed') return suppressed
  if (crude.status === 'undefined') return noDenominator
  if (!may.indirect) return suppressed
  const referred = cells.map((cell, i) => {
    const [group, reference] = [caseCount(cell), caseCount(all[i])]
    return {
      ...{ count: group.cases, exposure: group.total },
      ...{ referenceCount: reference.cases, referenceExposure: reference.total },
    }
  })
  const found = indirectRatio(referred, confidence)
  if (found.estimable) {
    const { ratio, observed, expected, interval } = found
    return { status: 'shown', ratio, observed, expected, interval }
  }
  // Whoever is in a group is in the selection, too: its strata have a reference, and no events come without patients.
  if (found.reason !== 'none-expected') throw new RangeError(`a group is not within the selection: ${found.reason}`)
  return { status: 'undefined', reason: found.reason }
}

/** From the number with the outcome, where it is shown. */
export function reliabilityCell(crude: Cell): ReliabilityCell {
  if (crude.status === 'suppressed') return suppressed
  if (crude.status === 'undefined') return noDenominator
  const { relativeStandardError, ...judged } = reliability(crude.numerator ?? 0)
  return { status: 'shown', ...judged, ...(relativeStandardError === null ? {} : { relativeStandardError }) }
}

/** The group less all others, from what is shown of it and of all: it tells nothing that they do not. */
export function differenceCell(crude: Cell, all: Cell, confidence: number): DifferenceCell {
  if (crude.status === 'suppressed' || all.status === 'suppressed') return suppressed
  if (crude.status === 'undefined' || all.status === 'undefined') return noDenominator
  const [own, whole] = [counted(crude), counted(all)]
  const others = { cases: whole.cases - own.cases, total: whole.total - own.total }
  const found = proportionDifference(own, others, confidence)
  return found === null ? noDenominator : { status: 'shown', value: found.difference, interval: found.interval }
}

/** The crude proportion with an interval of the level asked for. */
export function atLevel(crude: Cell, confidence: number): Cell {
  if (crude.status !== 'shown') return crude
  const { cases, total } = counted(crude)
  const interval = wilson(cases, total, confidence)
  return interval === null ? crude : { ...crude, interval }
}

const caseCount = (tally: Tally | undefined) => ({ cases: tally?.numerator ?? 0, total: tally?.denominator ?? 0 })

const counted = ({ numerator = 0, denominator = 0 }: Extract<Cell, { status: 'shown' }>) => ({
  cases: numerator,
  total: denominator,
})
