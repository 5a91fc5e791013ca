import { protectedCount } from '../disclosure/cell-keys/protected-count.js'
import type { PerturbationTable } from '../disclosure/cell-keys/perturbation-table.js'
import { keyModulus } from '../disclosure/cell-keys/record-key.js'
import { none, shown, withheld, type PublicCell } from './public-cell.js'

/** How the release protects: the noise, and the fewest patients that a number may be of. */
export interface Protection {
  readonly noise: PerturbationTable
  readonly threshold: number
}

/** Records with the patients they are of, exact, and the sum of those patients' keys. */
export interface Exact {
  readonly records: number
  readonly patients: number
  readonly key: number
}

/**
 * A number of records, protected by the patients behind it: as many more or less as the noise has patients more or less,
 * each with as many records as they have on the mean. Where records are patients, it is the number of patients.
 *
 * @returns 0 for none; null where it is withheld
 */
export function protectedRecords({ records, patients, key }: Exact, { noise, threshold }: Protection): number | null {
  const count = protectedCount(patients, key % keyModulus, noise, threshold)
  if (count.status === 'zero') return 0
  return count.status === 'withheld' ? null : Math.round((records * count.value) / patients)
}

export function countCell(exact: Exact, protection: Protection): PublicCell {
  const count = protectedRecords(exact, protection)
  return count === null ? withheld : shown(count)
}

/** Yes and no are protected each; a share that is 0 or 1 would tell an outcome of everybody in the group. */
export function shareCell(
  all: Exact,
  { yes, no, isOutcome }: { readonly yes: Exact; readonly no: Exact; readonly isOutcome: boolean },
  protection: Protection,
): PublicCell {
  if (yes.records + no.records === 0) return none
  const [records, numerator, rest] = [
    protectedRecords(all, protection),
    protectedRecords(yes, protection),
    protectedRecords(no, protection),
  ]
  if (records === null || numerator === null || rest === null || numerator + rest === 0) return withheld
  if (isOutcome && (numerator === 0 || rest === 0)) return withheld
  const denominator = numerator + rest
  return shown(numerator / denominator, {
    numerator,
    denominator,
    unknown: unknownOf(all.records - yes.records - no.records, records - denominator, protection),
  })
}

/** What protected numbers leave, which tells no more than they do; null where that is too few to be told. */
function unknownOf(exact: number, left: number, { threshold }: Protection): number | null {
  if (exact === 0) return 0
  return left >= threshold ? left : null
}

export function ratioCell(exact: Exact, protection: Protection): PublicCell {
  const numerator = protectedRecords(exact, protection)
  const denominator = protectedRecords({ ...exact, records: exact.patients }, protection)
  if (numerator === null || denominator === null) return withheld
  return denominator === 0 ? none : shown(numerator / denominator, { numerator, denominator })
}

/**
 * A median is told where on either side of it there are as many patients as a number may be of, and quartiles where that
 * holds beyond each of them.
 */
export function durationCell(
  exact: Exact,
  quartiles: readonly [number, number, number] | null,
  protection: Protection,
): PublicCell {
  if (exact.records === 0 || quartiles === null) return none
  const denominator = protectedRecords(exact, protection)
  if (denominator === null || exact.patients < 2 * protection.threshold) return withheld
  const [q1, median, q3] = quartiles
  return shown(median, { denominator, ...(exact.patients < 4 * protection.threshold ? {} : { q1, q3 }) })
}
