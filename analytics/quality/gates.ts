import { wholeNumber } from '#analytics/vocabulary/whole-number.js'

/** What decides whether a draft may be published at all. */
export interface Volumes {
  readonly patients: number
  /** Of the snapshot that is current; null before the first. */
  readonly previousPatients: number | null
  /** Records received, and those of them that were kept out. */
  readonly records: number
  readonly rejected: number
}

export interface GatePolicy {
  readonly maxRejectedShare: number
  /** Fewer than this share of the last snapshot's patients is more likely a broken source than a withdrawal. */
  readonly minRemainingShare: number
  /** A person looked and wants it published although it is much smaller than the last. */
  readonly force: boolean
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`

/**
 * The reasons why a draft must not replace the last good snapshot; none where it may.
 *
 * @example gates({ patients: 40, previousPatients: 100, records: 40, rejected: 0 }, policy)
 * // ['40 patients, fewer than 50 % of the 100 in the current snapshot; …']
 */
export function gates(volumes: Volumes, { maxRejectedShare, minRemainingShare, force }: GatePolicy): readonly string[] {
  const { patients, previousPatients, records, rejected } = volumes
  const reasons: string[] = []
  if (patients === 0) reasons.push('the sources yielded no patient')
  const share = records === 0 ? 0 : rejected / records
  if (share > maxRejectedShare) {
    reasons.push(
      `${wholeNumber(rejected)} of ${wholeNumber(records)} records were rejected: ${percent(share)}, more than the ` +
        `${percent(maxRejectedShare)} of exports.maxRejectedShare`,
    )
  }
  if (!force && patients > 0 && previousPatients !== null && patients < minRemainingShare * previousPatients) {
    reasons.push(
      `${wholeNumber(patients)} patients, fewer than ${percent(minRemainingShare)} of the ` +
        `${wholeNumber(previousPatients)} in the current snapshot; if that is right, run the export with --force`,
    )
  }
  return reasons
}
