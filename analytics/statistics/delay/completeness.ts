import type { ReverseHazard } from './reverse-hazards.js'

export interface Completeness {
  /** The part of all reports that has come by this delay. */
  readonly share: number
  readonly variance: number
}

/**
 * For each delay, the part of what will be reported that has come by then, of reports that come by the last delay.
 *
 * Lawless JF. Can J Stat 1994; 22: 15-31; the variance is Greenwood's in reverse time.
 *
 * @returns null for a delay where a later hazard is not known, since nothing was reported by it
 * @example completenessByDelay(reverseHazards([[5, 3, 2], [4, 2, null], [0, null, null]])) // shares 0.5143, 0.8 and 1
 */
export function completenessByDelay(hazards: readonly ReverseHazard[]): readonly (Completeness | null)[] {
  const completeness: (Completeness | null)[] = []
  let [share, relativeVariance, isKnown] = [1, 0, true]
  for (const { hazard, reportedBy } of hazards.toReversed()) {
    completeness.push(isKnown ? { share, variance: share === 0 ? 0 : share ** 2 * relativeVariance } : null)
    // Where all came at some delay, none came before it, whatever is not known of the hazards there.
    if (share === 0) continue
    if (hazard === null) isKnown = false
    else {
      share *= 1 - hazard
      relativeVariance += hazard / (reportedBy * (1 - hazard))
    }
  }
  return completeness.reverse()
}
