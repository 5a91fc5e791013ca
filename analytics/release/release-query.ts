import { isDimensionId, type DimensionId } from '../catalogue/dimensions.js'
import type { Measure } from '../catalogue/measure.js'
import type { TrendQuestion } from '../contract/trends.js'
import { list, sql, type Sql } from '../sql/sql.js'
import { latticeTable } from './lattice.js'

/** The tables of the release that answer a question. */
export interface ReleaseTables {
  /** Those of its groups: the dimensions of `by`, and the one it is held to. */
  readonly groups: readonly DimensionId[]
  /** That of its total: the dimension it is held to, or none. */
  readonly total: readonly DimensionId[]
}

export function tablesOf({ by, where }: TrendQuestion, dimensions: readonly DimensionId[]): ReleaseTables {
  const filtered = where.map(({ dimension }) => dimension)
  const inOrder = (ids: readonly string[]) => dimensions.filter((each) => ids.includes(each))
  return { groups: inOrder([...by, ...filtered]), total: inOrder(filtered) }
}

/**
 * The cells of a table. Columns: `measure`, the base's name where it speaks for all measures of that base, `value_0`,
 * `value_1`, `period`, `is_withheld`, and the numbers of a cell.
 *
 * @param grains in which the cells are wanted, such as that of the question
 */
export function cellsStatement(
  measure: Measure,
  question: TrendQuestion,
  table: readonly DimensionId[],
  grains: readonly string[],
): Sql {
  const name = latticeTable(table, table)
  const clock = question.grain === 'none' ? 'any' : question.clock
  return sql`SELECT grain, value_0, value_1, period, is_withheld, value, numerator, denominator, unknown, q1, q3
FROM release.cell
WHERE measure IN (${question.measure}, ${measure.base}) AND clock = ${clock} AND grain IN ${list(grains)}
  AND dimensions = ${name}${bounds(question)}${held(question, table)}`
}

function bounds({ from, to }: TrendQuestion): Sql {
  const [after, before] = [
    from === null ? sql`` : sql` AND period >= ${from}`,
    to === null ? sql`` : sql` AND period < ${to}`,
  ]
  return sql`${after}${before}`
}

function held({ where }: TrendQuestion, table: readonly DimensionId[]): Sql {
  const [filter] = where
  if (filter === undefined || !isDimensionId(filter.dimension)) return sql``
  const values = list(filter.values)
  return table.indexOf(filter.dimension) === 0 ? sql` AND value_0 IN ${values}` : sql` AND value_1 IN ${values}`
}
