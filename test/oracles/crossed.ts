import { z } from 'zod'
import { crossing, type Path } from '#analytics/disclosure/audit/crossing.js'
import { shown, withheld, type LinkedTables } from '#analytics/disclosure/audit/linked-tables.js'

type Nested = number | readonly Nested[]

export const table: z.ZodType<Nested> = z.lazy(() => z.union([z.number(), z.array(table)]))
export const path = z.array(z.union([z.number(), z.literal('*')]))

/** A table of the oracles with all its margins. A reader takes no cell for larger than the largest that is shown. */
export function crossed(
  table: Nested,
  suppressed: readonly Path[],
): { readonly tables: LinkedTables; readonly paths: readonly Path[] } {
  const { paths, relations, placeOf } = crossing(sizesOf(table))
  const values = paths.map((at) => sumAt(table, at))
  const hidden = new Set(suppressed.map(placeOf))
  const largest = Math.max(...values.filter((_, place) => !hidden.has(place)))
  const cells = values.map((value, place) => (hidden.has(place) ? withheld(value, 0, largest) : shown(value)))
  return { tables: { cells, relations }, paths }
}

function sizesOf(table: Nested): readonly number[] {
  return typeof table === 'number' ? [] : [table.length, ...sizesOf(table[0] ?? 0)]
}

function sumAt(table: Nested, [first, ...rest]: Path): number {
  if (typeof table === 'number') return table
  const parts = first === '*' ? table : table.filter((_, i) => i === first)
  return parts.reduce<number>((sum, part) => sum + sumAt(part, rest), 0)
}
