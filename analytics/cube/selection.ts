import { dimensionOf, isDimensionId } from '../catalogue/dimensions.js'
import type { Dimension } from '../catalogue/dimension.js'
import type { Filter } from '../contract/trends.js'
import { join, list, sql, trusted, type Sql } from '../sql/sql.js'

/** The dimension of an id that was judged before. */
export function dimensionFor(id: string): Dimension {
  if (!isDimensionId(id)) throw new RangeError(`no dimension is named "${id}"`)
  return dimensionOf(id)
}

/** The value, or the list of values, that a row falls into. */
export function groupValue(id: string): string {
  const { list: own, expression } = dimensionFor(id)
  return own === undefined
    ? `coalesce(${expression}, 'unknown')`
    : `CASE WHEN len(${own}) > 0 THEN ${own} ELSE ['unknown'] END`
}

/** A filter on a many-valued dimension that is also grouped by keeps only the groups it names. */
export function keptGroups(where: readonly Filter[], by: readonly string[]): readonly Sql[] {
  return where
    .filter(({ dimension }) => by.includes(dimension) && dimensionFor(dimension).list !== undefined)
    .map(({ dimension, values }) => sql`${trusted(`d${by.indexOf(dimension)}`)} IN ${list(values)}`)
}

/** What a filter asks of a row. */
export function condition({ dimension, values }: Filter): Sql {
  const own = dimensionFor(dimension).list
  if (own === undefined) return sql`${trusted(groupValue(dimension))} IN ${list(values)}`
  const known = join(
    values.map((value) => sql`list_contains(${trusted(own)}, ${value})`),
    ' OR ',
  )
  return values.includes('unknown') ? sql`(${known} OR coalesce(len(${trusted(own)}), 0) = 0)` : sql`(${known})`
}

/**
 * The steps after `record`, the rows with a column `d0`, `d1`… for each dimension: each list is told apart, then
 * `unit` are those rows, each once where they repeat.
 */
export function toldApart(by: readonly string[], repeats: boolean): readonly Sql[] {
  const lists = by.flatMap((id, i) => (dimensionFor(id).list === undefined ? [] : [`d${i}`]))
  return [
    ...lists.map((name, i) => trusted(`each_${name} AS (${eachOf(name, lists[i - 1])})`)),
    trusted(`unit AS (SELECT ${repeats ? 'DISTINCT ' : ''}* FROM ${stepOf(lists.at(-1))})`),
  ]
}

/** The step that told a list apart; before the first, the records themselves. */
const stepOf = (list: string | undefined): string => (list === undefined ? 'record' : `each_${list}`)

const eachOf = (list: string, before: string | undefined): string =>
  `SELECT * REPLACE (unnest(${list}) AS ${list}) FROM ${stepOf(before)}`
