import { type Attacker, withAttacker } from './attacker.js'
import { isKnown, type LinkedTables } from './linked-tables.js'
import { Seen } from './seen.js'

/** What the audit of a publication found, by the places of the cells. Nothing in any list: safe in the strict sense. */
export interface Audit {
  /** Small cells that are shown. */
  readonly shownSmall: readonly number[]
  /** Withheld cells of which only one value is possible. */
  readonly exact: readonly number[]
  /** Withheld cells, smaller than the threshold, of which it is certain that they are. */
  readonly provablySmall: readonly number[]
  /** Programmes that it took. */
  readonly programmes: number
}

/** No small cell is shown, and none that is withheld is known exactly, nor known to be small. */
export const isSafe = ({ shownSmall, exact, provablySmall }: Audit): boolean =>
  shownSmall.length + exact.length + provablySmall.length === 0

/**
 * Whether a publication protects what it withholds, from an attacker who solves all of it as one linear programme of
 * whole numbers.
 *
 * A cell is protected when two tables agree with all that is shown and differ in it, and a small cell when it reaches
 * the threshold in one. Every solution is such a table for all cells at once, so that most cells are settled by the
 * programmes of others: a table of 1,000 withheld cells takes about 40 instead of 2,000.
 *
 * @param threshold the smallest count that may be shown, apart from 0
 * @throws Error where no table agrees with what is shown
 */
export function audit(tables: LinkedTables, threshold: number): Audit {
  const isSmall = (value: number) => value > 0 && value < threshold
  const shownSmall = tables.cells.flatMap((cell, i) => (isKnown(cell) && isSmall(cell.value) ? [i] : []))
  const unknown = tables.cells.flatMap((cell, i) => (isKnown(cell) ? [] : [i]))
  const seen = new Seen(
    unknown.map((i) => tables.cells[i]?.value ?? 0),
    threshold,
  )
  // Corners that are not whole prove nothing about counts. Few remain to be asked for in whole numbers, which is slower.
  for (const domain of ['real', 'whole'] as const) {
    if (seen.undecided().length > 0) withAttacker(tables, (attacker) => settle(attacker, seen), domain)
  }
  const at = (columns: readonly number[]) => columns.flatMap((column) => unknown[column] ?? [])
  return {
    shownSmall,
    exact: at(seen.all((column) => seen.isSingle(column))),
    provablySmall: at(seen.all((column) => seen.isStillSmall(column))),
    programmes: seen.programmes,
  }
}

function settle({ most, unknown }: Attacker, seen: Seen): void {
  const ask = (columns: readonly number[], sign: 1 | -1): void => {
    const weights = new Float64Array(unknown.length)
    for (const column of columns) weights[column] = sign
    seen.add(most(weights), columns, sign)
  }
  let before = Infinity
  for (let open = seen.undecided(); open.length > 1 && open.length < before; open = seen.undecided()) {
    before = open.length
    ask(open, 1)
  }
  for (const column of seen.undecided()) {
    if (seen.isUndecided(column)) ask([column], 1)
    if (seen.isUndecided(column)) ask([column], -1)
  }
}
