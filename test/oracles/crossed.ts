import { z } from 'zod'
import { crossing, type Path } from '#analytics/disclosure/audit/crossing.js'
import type { Publication } from '#analytics/disclosure/suppression/publication.js'
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

/** The same table before anything but its small cells is withheld. All may be but the grand total. */
export function toPublish(
  table: Nested,
  threshold: number,
): { readonly publication: Publication; readonly paths: readonly Path[] } {
  const { paths, relations } = crossing(sizesOf(table))
  const values = paths.map((at) => sumAt(table, at))
  const total = values.at(-1) ?? 0
  const units = values.slice(0, -1).map((value, place) => ({
    cells: [place],
    cost: 1 + value / total,
    isWithheld: value > 0 && value < threshold,
  }))
  const candidates = values.map((value, place) => {
    const isFixed = value === 0 || place === values.length - 1
    return isFixed ? { value, from: value, to: value } : { value, from: 0, to: total }
  })
  return { publication: { candidates, relations, units }, paths }
}
