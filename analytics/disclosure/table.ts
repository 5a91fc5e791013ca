import type { Tally } from '../cube/tally.js'
import { complement } from './complement.js'
import { primary, type Decision } from './decision.js'

/** Groups by periods with the line of totals, exact. */
export interface Lines {
  readonly groups: readonly (readonly Tally[])[]
  readonly total: readonly Tally[]
}

export interface LineDecisions {
  readonly groups: readonly (readonly Decision[])[]
  readonly total: readonly Decision[]
}

/**
 * Decide every cell of a table: the small ones first, then along periods and across groups until no withheld
 * cell stands alone in a line whose sum could be known. The total over all periods may be asked for elsewhere, so
 * each group's periods are such a line, and each period's groups with their total are another.
 *
 * What this does not yet do: links between the answers to different questions, and intervals an attacker can
 * derive for cells that stand together. That is the work of the audited public release.
 */
export function decide({ groups, total }: Lines, threshold: number): LineDecisions {
  let decisions: readonly (readonly Decision[])[] = [...groups, total].map((line) =>
    line.map((cell) => primary(cell, threshold)),
  )
  const sizes = [...groups, total].map((line) => line.map(({ patients }) => patients))
  for (let before: typeof decisions | null = null; before !== decisions;) {
    before = decisions
    decisions = acrossGroups(sizes, alongPeriods(sizes, decisions, threshold), threshold)
  }
  return { groups: decisions.slice(0, -1), total: decisions.at(-1) ?? [] }
}

type Table<T> = readonly (readonly T[])[]

function alongPeriods(sizes: Table<number>, decisions: Table<Decision>, threshold: number): Table<Decision> {
  const result = decisions.map((line, i) => complement(sizes[i] ?? [], line, threshold))
  return result.every((line, i) => line === decisions[i]) ? decisions : result
}

/** The last line is the total. Where it is withheld, one withheld group keeps it so. */
function acrossGroups(sizes: Table<number>, decisions: Table<Decision>, threshold: number): Table<Decision> {
  const groups = decisions.length - 1
  if (groups < 2) return decisions
  let result = decisions
  for (let period = 0; period < (decisions[0]?.length ?? 0); period += 1) {
    const column = decisions.slice(0, groups).map((line) => line[period] ?? 'shown')
    const counts = sizes.slice(0, groups).map((line) => line[period] ?? 0)
    const next =
      decisions[groups]?.[period] === 'shown' ? complement(counts, column, threshold) : keepTotal(counts, column)
    if (next !== column) result = withColumn(result, period, next)
  }
  return result
}

function keepTotal(sizes: readonly number[], column: readonly Decision[]): readonly Decision[] {
  const isKept = column.some((decision, i) => decision !== 'shown' && (sizes[i] ?? 0) > 0)
  if (isKept) return column
  const smallest = Math.min(...sizes.filter((size) => size > 0))
  const i = sizes.indexOf(smallest)
  return i === -1 ? column : column.map((decision, j) => (j === i ? 'secondary' : decision))
}

function withColumn(table: Table<Decision>, period: number, column: readonly Decision[]): Table<Decision> {
  return table.map((line, i) =>
    i < column.length ? line.map((decision, j) => (j === period ? (column[i] ?? decision) : decision)) : line,
  )
}
