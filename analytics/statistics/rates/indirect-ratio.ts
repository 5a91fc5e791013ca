import type { Interval } from '../../contract/cell.js'
import { requireCount, requireExposure } from './count.js'
import { countInterval } from './count-interval.js'

export interface ReferredStratum {
  readonly count: number
  readonly exposure: number
  readonly referenceCount: number
  readonly referenceExposure: number
}

export interface Expectation {
  readonly observed: number
  /** Events, had every stratum had the rate of the reference. */
  readonly expected: number
  /** The crude rate of the reference, per unit of exposure. The ratio times this is the indirectly standardised rate. */
  readonly referenceRate: number
}

export interface IndirectRatio extends Expectation {
  readonly estimable: true
  readonly ratio: number
  readonly interval: Interval
}

/**
 * Why there is no ratio: `no-reference` where somebody was at risk in a stratum in which nobody of the reference was;
 * `events-without-exposure` where a stratum has events and nobody at risk; `none-expected` where no events were expected.
 */
export type NoIndirectRatio =
  | { readonly estimable: false; readonly reason: 'no-reference' | 'events-without-exposure' }
  | ({ readonly estimable: false; readonly reason: 'none-expected' } & Expectation)

/**
 * Indirectly standardised ratio: events observed over those expected at the rates of a reference.
 *
 * Breslow NE, Day NE. Statistical Methods in Cancer Research II. IARC 1987, chapter 2. Steadier than a directly standardised
 * rate where strata are small; but ratios of two places have different weights and are not to be compared with each
 * other. The interval takes the rates of the reference as known.
 *
 * @param limitsOf the limits of the count observed; by default exact below 10 events and Byar's from there on
 * @returns `estimable: false` where a stratum has no reference, or events without exposure, or none were expected
 * @throws RangeError unless counts are whole numbers from 0, exposures >= 0 and 0 < confidence < 1
 * @example
 * indirectRatio([{ count: 0, exposure: 200, referenceCount: 25, referenceExposure: 2000 }])
 * // { observed: 0, expected: 2.5, ratio: 0, interval: { lower: 0, upper: 1.4756, … }, … }
 */
export function indirectRatio(
  strata: readonly ReferredStratum[],
  confidence = 0.95,
  limitsOf: (count: number, confidence: number) => Interval = countInterval,
): IndirectRatio | NoIndirectRatio {
  strata.forEach(requireStratum)
  if (strata.some(({ count, exposure }) => exposure === 0 && count > 0)) {
    return { estimable: false, reason: 'events-without-exposure' }
  }
  const expectation = expectationOf(strata)
  if (expectation === null) return { estimable: false, reason: 'no-reference' }
  const { observed, expected } = expectation
  const { lower, upper, method } = limitsOf(observed, confidence)
  if (expected === 0) return { estimable: false, reason: 'none-expected', ...expectation }
  return {
    estimable: true,
    ...expectation,
    ratio: observed / expected,
    interval: { lower: lower / expected, upper: upper / expected, confidence, method },
  }
}

function requireStratum({ count, exposure, referenceCount, referenceExposure }: ReferredStratum): void {
  requireCount(count)
  requireCount(referenceCount, 'referenceCount')
  requireExposure(exposure)
  requireExposure(referenceExposure, 'referenceExposure')
}

function expectationOf(strata: readonly ReferredStratum[]): Expectation | null {
  const sum = { observed: 0, expected: 0, count: 0, exposure: 0 }
  for (const { count, exposure, referenceCount, referenceExposure } of strata) {
    if (referenceExposure === 0 && exposure > 0) return null
    sum.observed += count
    if (exposure > 0) sum.expected += exposure * (referenceCount / referenceExposure)
    sum.count += referenceCount
    sum.exposure += referenceExposure
  }
  if (sum.exposure === 0) return null
  return { observed: sum.observed, expected: sum.expected, referenceRate: sum.count / sum.exposure }
}
