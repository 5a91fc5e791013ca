import type { Interval } from '../../contract/cell.js'
import { requireCaseCount, type CaseCount } from '../comparisons/case-count.js'
import { obstacleTo, withShares, type NoWeightedRate } from '../rates/weighted-rate.js'
import { wilson } from '../wilson.js'

export interface WeightedCaseCount extends CaseCount {
  /** Patients of the reference cohort in this stratum; only the proportions between strata matter. */
  readonly weight: number
}

export interface StandardisedProportion {
  readonly estimable: true
  readonly proportion: number
  readonly interval: Interval
}

/**
 * Case-mix-standardised proportion: what the proportion would be if the strata were as large as in a reference cohort.
 *
 * For outcomes among the patients of a repository, who are no population at risk. The interval combines the Wilson
 * intervals of the strata, each by its distance from its estimate: it is Wilson's where there is one stratum, stays within
 * [0, 1], and does not vanish where every stratum has no cases. Patients are taken for independent, weights as known.
 *
 * Zou GY, Huang W, Zhang X. Comput Stat Data Anal 2009; 53: 1080-1085; Newcombe RG. Stat Med 1998; 17: 873-890.
 *
 * @returns `estimable: false` where no stratum carries weight, or where one does that nobody is in; strata may be merged
 * @throws RangeError unless 0 <= cases <= total in whole numbers, weights >= 0 and 0 < confidence < 1
 * @example
 * standardisedProportion([{ cases: 8, total: 100, weight: 3 }, { cases: 30, total: 60, weight: 1 }])
 * // { proportion: 0.185, interval: { lower: 0.1427, upper: 0.2458, … }, … }
 */
export function standardisedProportion(
  strata: readonly WeightedCaseCount[],
  confidence = 0.95,
): StandardisedProportion | NoWeightedRate {
  strata.forEach(requireCaseCount)
  const weighted = strata.map((stratum) => ({ ...stratum, exposure: stratum.total }))
  const obstacle = obstacleTo(weighted)
  if (obstacle) return obstacle
  const sum = { proportion: 0, below: 0, above: 0 }
  for (const { cases, total, share } of withShares(weighted)) {
    const proportion = cases / total
    const { lower, upper } = wilson(cases, total, confidence) ?? { lower: 0, upper: 1 }
    sum.proportion += share * proportion
    sum.below += (share * (proportion - lower)) ** 2
    sum.above += (share * (upper - proportion)) ** 2
  }
  const { proportion, below, above } = sum
  const interval = {
    lower: Math.max(0, proportion - Math.sqrt(below)),
    upper: Math.min(1, proportion + Math.sqrt(above)),
  }
  return { estimable: true, proportion, interval: { ...interval, confidence, method: 'Wilson, combined' } }
}
