import { emptyTally, type Tally } from '../disclosure/tally.js'

/** Cells that share no patients, together. Quartiles do not add up: there are none. */
export function sumOfTallies(tallies: readonly Tally[]): Tally {
  return tallies.reduce<Tally>(
    (sum, each) => ({
      numerator: (sum.numerator ?? 0) + (each.numerator ?? 0),
      denominator: (sum.denominator ?? 0) + (each.denominator ?? 0),
      unknown: (sum.unknown ?? 0) + (each.unknown ?? 0),
      quartiles: null,
      parts: Array.from(
        { length: Math.max(sum.parts.length, each.parts.length) },
        (_, part) => (sum.parts[part] ?? 0) + (each.parts[part] ?? 0),
      ),
      unknownPatients: sum.unknownPatients + each.unknownPatients,
    }),
    emptyTally,
  )
}
