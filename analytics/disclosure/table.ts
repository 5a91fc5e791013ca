import { complement } from './complement.js'
import { isSmall, protectEachOther, type Parts } from './line.js'
import { protectOthers } from './others.js'

/** Rows of cells over periods; the last row is the total of the others. */
export type Table<T> = readonly (readonly T[])[]

/**
 * Decide which cells of a table to withhold: the small ones first, then others along periods and across groups, until
 * those withheld protect each other in every line whose sum could be known. The sum over all periods may be asked for
 * elsewhere, so each group's periods are such a line; each period's groups with their total are another.
 *
 * What this does not do: links between the answers to different questions, and what a linear programme derives from
 * many lines together. That is the work of the audited public release.
 *
 * @param table groups by periods, and the total as the last row
 * @param before cells that are withheld already
 * @param others where groups overlap, so that they do not add up: for each, those of the total who are not in it
 */
export function withhold(
  table: Table<Parts>,
  threshold: number,
  before?: Table<boolean>,
  others: Table<Parts> = [],
): Table<boolean> {
  const small = table.map((row, i) => row.map((cell, j) => before?.[i]?.[j] === true || isSmall(cell, threshold)))
  const along = (decided: Table<boolean>) => alongPeriods(table, decided, threshold)
  const decided = settled(small, (each) => acrossGroups(table, along(each), threshold))
  // Of groups that overlap, one that hides those who are not in it needs no other beside it: they have no known sum.
  return others.length === 0 ? decided : settled(decided, (each) => besideOthers(others, along(each), threshold))
}

/** What a step comes to when it changes nothing any more. */
function settled(start: Table<boolean>, step: (decided: Table<boolean>) => Table<boolean>): Table<boolean> {
  let decided = start
  for (let last: Table<boolean> | null = null; last !== decided;) {
    last = decided
    decided = step(last)
  }
  return decided
}

function alongPeriods(table: Table<Parts>, decided: Table<boolean>, threshold: number): Table<boolean> {
  const result = decided.map((row, i) => complement(table[i] ?? [], row, threshold))
  return result.every((row, i) => row === decided[i]) ? decided : result
}

function besideOthers(others: Table<Parts>, decided: Table<boolean>, threshold: number): Table<boolean> {
  const total = decided.at(-1) ?? []
  const result = decided.map((row, i) =>
    others[i] === undefined ? row : protectOthers(others[i], row, total, threshold),
  )
  return result.every((row, i) => row === decided[i]) ? decided : result
}

function acrossGroups(table: Table<Parts>, decided: Table<boolean>, threshold: number): Table<boolean> {
  const groups = table.length - 1
  // One group is the total itself, and both are decided alike.
  if (groups < 2) return decided
  let result = decided
  for (let period = 0; period < (decided[0]?.length ?? 0); period += 1) {
    const cells = table.map((row) => row[period] ?? [])
    const column = decided.map((row) => row[period] ?? false)
    const next = column[groups] ? keepTotal(cells, column) : keepGroups(cells, column, threshold)
    if (next !== column)
      result = result.map((row, i) => row.map((each, j) => (j === period ? (next[i] ?? each) : each)))
  }
  return result
}

/** Where even all groups withheld do not protect each other, their total goes too. */
function keepGroups(cells: readonly Parts[], column: readonly boolean[], threshold: number): readonly boolean[] {
  const own = cells.slice(0, -1)
  const before = column.slice(0, -1)
  const groups = complement(own, before, threshold)
  const hidden = own.filter((cell, i) => groups[i] && Math.max(0, ...cell) > 0)
  const isTotalSafe = protectEachOther(hidden, threshold)
  return groups === before && isTotalSafe ? column : [...groups, !isTotalSafe]
}

/** A withheld total stays so only while a group is withheld: else it is their sum. */
function keepTotal(cells: readonly Parts[], column: readonly boolean[]): readonly boolean[] {
  const sizes = cells.slice(0, -1).map((cell) => Math.max(0, ...cell))
  if (sizes.some((size, i) => column[i] && size > 0)) return column
  const smallest = Math.min(...sizes.filter((size) => size > 0))
  const chosen = sizes.indexOf(smallest)
  return chosen === -1 ? column : column.map((each, i) => each || i === chosen)
}
