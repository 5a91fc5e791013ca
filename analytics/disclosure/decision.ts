import type { SuppressionReason } from '../contract/cell.js'
import type { Tally } from '../cube/tally.js'

/** What becomes of a cell. */
export type Decision = 'shown' | SuppressionReason

const isSmall = (patients: number, threshold: number): boolean => patients > 0 && patients < threshold

/**
 * The primary rule: a cell is withheld where all its patients, or those of one of its parts, are fewer than
 * `threshold` but not none. A proportion has two parts, yes and no: each would follow from the other.
 */
export function primary({ patients, parts }: Tally, threshold: number): Decision {
  return [patients, ...parts].some((part) => isSmall(part, threshold)) ? 'small-count' : 'shown'
}

/** Whether the number of unknowns may stand beside a shown cell. */
export const unknownIsShown = ({ unknownPatients }: Tally, threshold: number | null): boolean =>
  threshold === null || !isSmall(unknownPatients, threshold)
