import { withAttacker } from './attacker.js'
import { isKnown, type LinkedTables } from './linked-tables.js'

/** All that an attacker can say of a cell: it lies from `min` to `max`, and each of the two is possible. */
export interface AttackerInterval {
  readonly cell: number
  readonly min: number
  readonly max: number
}

/**
 * What an attacker who solves the whole publication learns of each cell that is not shown: two programmes a cell.
 * `audit` says whether a publication is safe with far fewer.
 *
 * @param domain `whole` where the attacker also uses that counts are whole numbers
 * @param asked places of the cells to ask for; all that are not shown, unless given
 * @returns the intervals in the order of the cells asked for; `max` is infinite where nothing bounds the cell
 * @throws Error where no table agrees with what is shown
 * @example attackerIntervals({ cells: [withheld(4), withheld(9), shown(13)], relations: [aSum] })
 * // [{ cell: 0, min: 0, max: 13 }, { cell: 1, min: 0, max: 13 }]
 */
export function attackerIntervals(
  tables: LinkedTables,
  domain: 'real' | 'whole' = 'real',
  asked?: readonly number[],
): readonly AttackerInterval[] {
  const cells = asked ?? tables.cells.flatMap((cell, place) => (isKnown(cell) ? [] : [place]))
  return withAttacker(
    tables,
    ({ unknown, most }) => {
      const columns = new Map(unknown.map((place, column) => [place, column]))
      return cells.map((cell) => {
        const column = columns.get(cell)
        const known = tables.cells[cell]?.from ?? NaN
        if (column === undefined) return { cell, min: known, max: known }
        const weights = new Float64Array(unknown.length)
        const extreme = (sign: 1 | -1): number => sign * most(weights.fill(sign, column, column + 1)).value + 0
        return { cell, min: extreme(-1), max: extreme(1) }
      })
    },
    domain,
  )
}
