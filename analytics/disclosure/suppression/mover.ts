import type { Model, ModelData } from 'highs'
import type { Relation } from '../audit/linked-tables.js'
import { solver } from '../audit/solver.js'
import type { Candidate, Publication } from './publication.js'

/** Finds the cheapest other table in which one cell has another value. */
export interface Mover {
  /**
   * @param by how much the cell rises, or falls where it is less than 0
   * @param costs of changing each cell by one; infinite where it must stay as it is
   * @returns the change of every cell, or null where no table has that value
   */
  readonly move: (cell: number, by: number, costs: readonly number[]) => readonly number[] | null
}

/** A solution's rounding errors are no changes. */
const almost = 1e-6

/**
 * The programme of Kelly, Golden and Assad: each cell rises and falls by columns of their own, and every sum holds. What
 * changes in the solution has to be withheld for the cell to be taken for the value it is moved to.
 *
 * Kelly JP, Golden BL, Assad AA. Networks 1992; 22: 397-417.
 */
export function withMover<T>(publication: Publication, use: (mover: Mover) => T): T {
  const { candidates } = publication
  const model = solver.createModel(balanced(publication))
  try {
    model.options.set({ output_flag: false, presolve: 'off' })
    return use({ move: (cell, by, costs) => solve(model, candidates, { cell, by }, costs) })
  } finally {
    model.dispose()
  }
}

function solve(
  model: Model,
  candidates: readonly Candidate[],
  { cell, by }: { readonly cell: number; readonly by: number },
  costs: readonly number[],
): readonly number[] | null {
  const most = candidates.flatMap(({ value, from, to }, i) => {
    if (i === cell) return by > 0 ? [by, 0] : [0, -by]
    return costs[i] === Infinity ? [0, 0] : [to - value, value - from]
  })
  const least = most.map((each, column) => (column >> 1 === cell ? each : 0))
  const all = { kind: 'range', from: 0, to: most.length - 1 } as const
  model.changeColsBounds(all, least, most)
  const finite = (cost = 0): number => (cost === Infinity ? 0 : cost)
  model.changeColsCost(
    all,
    costs.flatMap((cost, i) => (i === cell ? [0, 0] : [finite(cost), finite(cost)])),
  )
  // The bounds are others each time, so that the basis of the time before leads nowhere.
  model.clearSolver()
  model.run()
  if (model.getModelStatus() !== solver.constants.modelStatus.optimal) return null
  const columns = model.getSolution().colValue
  return candidates.map((_, i) => {
    const change = (columns[2 * i] ?? 0) - (columns[2 * i + 1] ?? 0)
    return Math.abs(change) < almost ? 0 : change
  })
}

/** Every sum holds after the change as it did before. */
function balanced({ candidates, relations }: Publication): ModelData {
  const value = (place: number): number => candidates[place]?.value ?? 0
  const slackOf = ({ parts, total }: Relation): number =>
    parts.reduce((sum, part) => sum + value(part), 0) - value(total)
  const rows = relations.flatMap((relation) => {
    const { kind, parts, total } = relation
    if (kind === 'sum') return [{ parts, total, from: 0, to: 0 }]
    const own = parts.map((part) => ({ parts: [part], total, from: -Infinity, to: value(total) - value(part) }))
    return [{ parts, total, from: -slackOf(relation), to: Infinity }, ...own]
  })
  const terms = rows.map(({ parts, total }) => [
    ...parts.flatMap((part) => [[2 * part, 1] as const, [2 * part + 1, -1] as const]),
    ...[[2 * total, -1] as const, [2 * total + 1, 1] as const],
  ])
  const columns = 2 * candidates.length
  const starts = [0]
  for (const row of terms) starts.push((starts.at(-1) ?? 0) + row.length)
  return {
    ...{ numCols: columns, numRows: rows.length, colCost: new Float64Array(columns) },
    ...{ colLower: new Float64Array(columns), colUpper: new Float64Array(columns) },
    ...{ rowLower: rows.map(({ from }) => from), rowUpper: rows.map(({ to }) => to) },
    matrix: {
      ...{ format: 'csr', numCols: columns, numRows: rows.length, starts },
      indices: terms.flat().map(([column]) => column),
      values: terms.flat().map(([, factor]) => factor),
    },
  }
}
