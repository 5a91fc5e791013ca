import { requireCount, requireExposure, requirePer } from './count.js'
import { obstacleTo, withShares, type NoWeightedRate, type WeightedRate } from './weighted-rate.js'

export interface RepeatedStratum {
  /** How many patients had exactly one event, exactly two, and so on. */
  readonly patientsByEvents: readonly number[]
  readonly exposure: number
  readonly weight: number
}

/**
 * Directly standardised rate of events that a patient can have several of, as of studies.
 *
 * Events of one patient come together: taking them for independent would make the interval too narrow. Patients are
 * taken for independent instead.
 *
 * Stukel TA, Glynn RJ, Fisher ES, Sharp SM, Lu-Yao G, Wennberg JE. Standardized rates of recurrent outcomes. Stat Med
 * 1994; 13: 1781-1791. For an interval use `dobson`.
 *
 * @param per the exposure that the rate is told for
 * @returns `estimable: false` where no stratum carries weight, or where one does in which nobody was at risk
 * @throws RangeError unless patients are whole numbers from 0, exposures and weights >= 0 and per > 0
 * @example
 * repeatedDirectRate([{ patientsByEvents: [6, 2], exposure: 100, weight: 1 }], 100)
 * // { rate: 10, variance: 14, count: 10, … }
 */
export function repeatedDirectRate(strata: readonly RepeatedStratum[], per = 100_000): WeightedRate | NoWeightedRate {
  requirePer(per)
  for (const { patientsByEvents, exposure } of strata) {
    for (const patients of patientsByEvents) requireCount(patients, 'patients')
    requireExposure(exposure)
  }
  const obstacle = obstacleTo(strata)
  if (obstacle) return obstacle
  const sum = { rate: 0, variance: 0, count: 0, exposure: 0 }
  for (const { patientsByEvents, exposure, share } of withShares(strata)) {
    const step = (share / exposure) * per
    sum.exposure += exposure
    for (const [i, patients] of patientsByEvents.entries()) {
      const events = i + 1
      sum.rate += patients * events * step
      sum.variance += patients * (events * step) ** 2
      sum.count += patients * events
    }
  }
  return { estimable: true, ...sum }
}
