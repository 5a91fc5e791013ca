import { z } from 'zod'
import { cellKey } from '#analytics/disclosure/cell-keys/cell-key.js'
import { perturb } from '#analytics/disclosure/cell-keys/perturb.js'
import type { OracleMethod } from '../method.js'

const table = z
  .array(z.object({ v: z.array(z.number()), ub: z.array(z.number()) }))
  .transform((rows) => rows.map(({ v, ub }) => ({ noise: v, upTo: ub })))

const dimensions = ['region', 'modality', 'outcome'] as const
type Values = Readonly<Record<(typeof dimensions)[number], string>>

const given = z.union([
  z.object({ table, counts: z.array(z.number()), cellKeys: z.array(z.number()) }),
  z.object({
    table,
    keyModulus: z.number(),
    records: z.array(z.object({ region: z.string(), modality: z.string(), outcome: z.string(), rkey: z.number() })),
  }),
])

/** Keys of the first case are shares with eight decimals. */
const eightDecimals = 1e8

/** Any value. */
const all = '*'

export const lookup: OracleMethod = {
  number: '61',
  // The file gives keys with fifteen digits.
  tolerances: { 'cells.cellKey': { absolute: 1e-15, relative: 0 } },
  answer(input) {
    const asked = given.parse(input)
    if ('records' in asked) return { cells: cellsOf(asked.records).map((cell) => perturbedCell(cell, asked)) }
    const { counts, cellKeys } = asked
    const perturbedCount = counts.map((count, i) =>
      perturb(count, Math.round((cellKeys[i] ?? NaN) * eightDecimals), asked.table, eightDecimals),
    )
    return { perturbation: perturbedCount.map((each, i) => each - (counts[i] ?? NaN)), perturbedCount }
  },
}

type Keyed = Values & { readonly rkey: number }
type Cell = Values & { readonly rkeys: readonly number[] }

/** Every combination of values, or all values, in order; those without records too. */
function cellsOf(records: readonly Keyed[]): Cell[] {
  return dimensions
    .reduce<Values[]>(
      (cells, dimension) =>
        cells.flatMap((cell) => {
          const values = new Set(records.map((record) => record[dimension]))
          return [all, ...[...values].sort()].map((value) => ({ ...cell, [dimension]: value }))
        }),
      [{ region: all, modality: all, outcome: all }],
    )
    .map((cell) => ({ ...cell, rkeys: records.filter((each) => isIn(each, cell)).map(({ rkey }) => rkey) }))
}

const isIn = (record: Values, cell: Values): boolean =>
  dimensions.every((dimension) => cell[dimension] === all || cell[dimension] === record[dimension])

function perturbedCell(
  { rkeys, ...values }: Cell,
  { table, keyModulus }: { table: z.output<typeof given>['table']; keyModulus: number },
) {
  const count = rkeys.length
  const key = cellKey(rkeys, keyModulus)
  const perturbed = perturb(count, key, table, keyModulus)
  return { ...values, count, cellKey: key / keyModulus, pert: perturbed - count, perturbed }
}
