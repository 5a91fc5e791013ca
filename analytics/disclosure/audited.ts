import { answerPublication, type Pattern, type Places, type Protected } from './answer-publication.js'
import { audit } from './audit/audit.js'
import { asTables, type Publication } from './suppression/publication.js'
import { openOf, suppress } from './suppression/suppress.js'
import { withhold, type Table } from './table.js'
import type { Tally } from './tally.js'

/** How it was made sure that nobody solves an answer for what it withholds. */
export type AuditUsed = 'nothing-withheld' | 'programme' | 'groups-withheld' | 'everything-withheld'

export interface Audited {
  readonly cells: Table<boolean>
  readonly unknowns: Table<boolean>
  readonly used: AuditUsed
}

/** What the rules of single lines withhold. */
type ByLines = Pick<Pattern, 'cells' | 'unknowns'>

/** Of withheld numbers: what the audit takes at most about 0.1 s for. */
const mostWithheld = 600
/** Of all numbers: what the search for cells to withhold takes at most about 0.2 s for. */
const mostNumbers = 2_000
/** Of cells that are found open. */
const mostSteps = 12
/** Of rows that are withheld as a whole, one after the other. */
const mostRounds = 3

/**
 * Audit what an answer withholds by the attacker's programme over all that it tells, and withhold more until it passes.
 *
 * Where that would take too long, or does not end well, all groups are withheld, and the totals are audited alone; where
 * even these are too many, nothing is told. That needs no programme for the groups: of a table of which only sums are
 * known, each cell can be as large as the smaller one of its two sums (Fréchet), and no sum that is told is small.
 *
 * @param exact groups by periods, with the total as the last row
 * @param before what the rules of single lines withhold
 */
export function audited(exact: Table<Tally>, asked: Protected, before: ByLines): Audited {
  const isAny = [...before.cells, ...before.unknowns].some((row) => row.includes(true))
  if (!isAny) return { ...before, used: 'nothing-withheld' }
  const whole = byProgramme(exact, asked, before)
  if (whole !== null) return { ...whole, used: 'programme' }
  const last = { cells: before.cells.slice(-1), unknowns: before.unknowns.slice(-1) }
  // One group is the total itself.
  const total = exact.length > 2 ? byProgramme(exact.slice(-1), asked, last) : null
  const nothing = exact.map((row) => row.map(() => true))
  return {
    cells: [...nothing.slice(0, -1), ...(total ?? { cells: nothing.slice(-1) }).cells],
    unknowns: [...nothing.slice(0, -1), ...(total ?? { unknowns: nothing.slice(-1) }).unknowns],
    used: total === null ? 'everything-withheld' : 'groups-withheld',
  }
}

type Decided = Pick<Audited, 'cells' | 'unknowns'>

/**
 * Where no pattern of single cells protects a row, because ten patients in eight periods leave each no more than three,
 * the row is withheld with its zeros.
 */
function byProgramme(exact: Table<Tally>, asked: Protected, before: ByLines): Decided | null {
  let pattern = before
  for (let round = 0; round < mostRounds; round += 1) {
    const found = attempt(exact, asked, pattern)
    if (found === null || 'cells' in found) return found
    const widened = (table: Table<boolean>) =>
      exact.map((row, i) => row.map((_, j) => found.openRows.has(i) || table[i]?.[j] === true))
    pattern = { cells: widened(pattern.cells), unknowns: widened(pattern.unknowns) }
  }
  return null
}

/** What to withhold, or the rows that are open still; null where it is too much to find out. */
function attempt(
  exact: Table<Tally>,
  asked: Protected,
  before: ByLines,
): Decided | { readonly openRows: ReadonlySet<number> } | null {
  const { threshold } = asked
  const all = exact.map((row) => row.map(({ parts }) => parts.slice(0, 1)))
  const pattern = { ...before, all: withhold(all, threshold), sums: sumsWithheld(exact, threshold) }
  const { publication, places } = answerPublication(exact, asked, pattern)
  const units = protectedUnits(publication, threshold)
  if (units === null) return null
  if (units.open.length === 0) return asPattern(places, units.withheld)
  return { openRows: new Set(units.open.flatMap((cell) => places.rowOf.get(cell) ?? [])) }
}

/** The units to withhold, and the numbers that stay open all the same; null where it is too much to find out. */
function protectedUnits(publication: Publication, threshold: number) {
  const { candidates, units } = publication
  const start = units.map(({ isWithheld }) => isWithheld)
  const hidden = units.filter(({ isWithheld }) => isWithheld).reduce((sum, { cells }) => sum + cells.length, 0)
  if (hidden > mostWithheld) return null
  try {
    const first = openOf(publication, audit(asTables(publication, start), threshold))
    if (first.length === 0) return { withheld: start, open: [] }
    if (candidates.length > mostNumbers) return null
    const { withheld, audit: found } = suppress(publication, threshold, mostSteps)
    // That everybody of a group is alike cannot be kept where a shown share of more patients tells it.
    return { withheld, open: openOf(publication, found).filter((cell) => candidates[cell]?.value !== 0) }
  } catch {
    // A solver that comes to no end proves nothing.
    return null
  }
}

/** A withheld cell withholds its unknowns with it. */
function asPattern({ cell, unknown }: Places, withheld: readonly boolean[]): Pick<Audited, 'cells' | 'unknowns'> {
  const cells = cell.map((row) => row.map((unit) => withheld[unit] === true))
  const unknowns = unknown.map((row, i) =>
    row.map((unit, j) => cells[i]?.[j] === true || (unit !== null && withheld[unit] === true)),
  )
  return { cells, unknowns }
}

/** The sums of the groups over all periods, as the question without a time axis withholds them. */
function sumsWithheld(exact: Table<Tally>, threshold: number): readonly boolean[] {
  const sums = exact.map((row) => {
    const size = Math.max(0, ...row.map(({ parts }) => parts.length))
    return [Array.from({ length: size }, (_, k) => row.reduce((sum, { parts }) => sum + (parts[k] ?? 0), 0))]
  })
  return withhold(sums, threshold).map(([isHidden = false]) => isHidden)
}
