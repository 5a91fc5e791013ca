/** Cases among all of a group for whom it is known whether they are one. */
export interface CaseCount {
  readonly cases: number
  readonly total: number
}

/**
 * Refuse what is not a number of cases among others.
 *
 * @throws RangeError unless both are whole numbers and 0 <= cases <= total
 */
export function requireCaseCount({ cases, total }: CaseCount): void {
  if (!(Number.isSafeInteger(total) && total >= 0)) {
    throw new RangeError(`total must be a whole number from 0, got ${total}`)
  }
  if (!(Number.isSafeInteger(cases) && cases >= 0 && cases <= total)) {
    throw new RangeError(`cases must be a whole number in [0, ${total}], got ${cases}`)
  }
}
