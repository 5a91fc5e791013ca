import type { Interval } from '../../contract/cell.js'
import { requireConfidence } from '../confidence.js'
import { normalMultiplier } from '../distributions/normal.js'
import { completenessByDelay, type Completeness } from './completeness.js'
import type { ReportingTriangle } from './reporting-triangle.js'
import { reverseHazards } from './reverse-hazards.js'

export interface NowcastSettings {
  /** Delays are learnt from event periods at most so many before the present; from all unless told. */
  readonly window?: number
  readonly confidence?: number
  /** Below this completeness a period is provisional: 0.95 unless told. */
  readonly completeFrom?: number
}

export type NowcastEstimate =
  | {
      readonly estimable: false
      /** Nothing has come yet, and more is due; nothing ever came so early; or the delays are not known. */
      readonly reason: 'nothing-reported-yet' | 'too-early' | 'delays-unknown'
    }
  | { readonly estimable: true; readonly value: number; readonly variance: number; readonly interval: Interval }

export interface NowcastPeriod {
  readonly observed: number
  /** Null where the delays are not known. */
  readonly completeness: Completeness | null
  /** To be kept out of trends, alarms and headlines. */
  readonly provisional: boolean
  readonly estimate: NowcastEstimate
}

/**
 * For each event period, how many patients it will hold once all have been reported: those seen so far over the part
 * that has come by now. The same as a volume-weighted chain ladder.
 *
 * Lawless JF. Can J Stat 1994; 22: 15-31; Höhle M, an der Heiden M. Biometrics 2014; 70: 993-1002. The variance has the
 * part of the delays and the binomial part of the patients, unlike surveillance 1.20.3, which loses the first.
 *
 * It knows of no reports beyond the last delay, and holds delays to be the same in all periods of its window: data
 * that come in batches break this. The interval is normal, cut at what has been observed, and narrow for few patients.
 *
 * @param triangle as `reportingTriangle` gives it: the last row is the present
 * @throws RangeError unless 0 < confidence < 1, 0 < completeFrom <= 1 and window is a whole number above 0
 * @example
 * nowcast([[5, 3, 2], [4, 2, null], [0, null, null]])[1]
 * // observed 6, completeness 0.8, provisional, estimate { value: 7.5, variance: 3.5156, interval: [6, 11.1749] }
 */
export function nowcast(
  triangle: ReportingTriangle,
  { window, confidence = 0.95, completeFrom = 0.95 }: NowcastSettings = {},
): readonly NowcastPeriod[] {
  if (!(completeFrom > 0 && completeFrom <= 1))
    throw new RangeError(`completeFrom must lie in (0, 1], got ${completeFrom}`)
  requireConfidence(confidence)
  const byDelay = completenessByDelay(reverseHazards(triangle, window))
  return triangle.map((row, period) => {
    const observed = row.reduce<number>((sum, count) => sum + (count ?? 0), 0)
    const completeness = byDelay[Math.min(triangle.length - 1 - period, byDelay.length - 1)] ?? null
    return {
      observed,
      completeness,
      provisional: completeness === null || completeness.share < completeFrom,
      estimate: nowcastEstimate(observed, completeness, confidence),
    }
  })
}

/**
 * How many patients a period will hold, of which `observed` have come and are the part that `completeness` says.
 *
 * @param confidence of the interval
 * @throws RangeError unless 0 < confidence < 1
 * @example nowcastEstimate(6, { share: 0.8, variance: 0.016 }, 0.95) // value 7.5, interval [6, 11.1749]
 */
export function nowcastEstimate(
  observed: number,
  completeness: Completeness | null,
  confidence: number,
): NowcastEstimate {
  if (completeness === null) return { estimable: false, reason: 'delays-unknown' }
  const { share, variance: shareVariance } = completeness
  if (share === 0) return { estimable: false, reason: 'too-early' }
  if (observed === 0 && share < 1) return { estimable: false, reason: 'nothing-reported-yet' }
  const value = observed / share
  const ofDelays = (observed * (observed + 1) * shareVariance) / share ** 4
  const ofPatients = (observed * (1 - share)) / share ** 2
  const reach = normalMultiplier(confidence) * Math.sqrt(ofDelays + ofPatients)
  return {
    estimable: true,
    value,
    variance: ofDelays + ofPatients,
    interval: { lower: Math.max(observed, value - reach), upper: value + reach, confidence, method: 'Lawless' },
  }
}
