import type { StandardisedQuestion } from '../contract/standardised.js'

type Row = Readonly<Record<string, unknown>>

/** How many sites have somebody whose outcome and strata are known; patients of an unknown site are of none. */
export function contributingSites({ strata }: StandardisedQuestion, rows: readonly Row[]): number {
  const isKnown = (row: Row) => [-1, ...strata.keys()].every((i) => row[`d${i + 1}`] !== 'unknown')
  return new Set(rows.filter((row) => Number(row['denominator']) > 0 && isKnown(row)).map((row) => row['d0'])).size
}
