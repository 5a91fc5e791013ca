import { dimensionOf, isDimensionId } from '../catalogue/dimensions.js'
import { closedValues, valueLabel } from '../catalogue/values.js'

/** Dimension id to value. */
type Key = Readonly<Record<string, string>>

/** How a group reads: the labels of its values; `All` where there is no dimension. */
export function groupLabel(key: Key): string {
  const labels = Object.entries(key).map(([id, value]) =>
    isDimensionId(id) ? valueLabel(dimensionOf(id), value) : value,
  )
  return labels.length === 0 ? 'All' : labels.join(' · ')
}

/** Closed lists in their own order, open ones by name; `unknown` comes last. */
export function inOrder<T extends { readonly key: Key }>(by: readonly string[], groups: readonly T[]): readonly T[] {
  const ranks = by.map((id) => {
    const values = isDimensionId(id) ? (closedValues(dimensionOf(id)) ?? []) : []
    return new Map(values.map(({ value }, i) => [value, i]))
  })
  const rank = (i: number, value: string): number =>
    value === 'unknown' ? Number.POSITIVE_INFINITY : (ranks[i]?.get(value) ?? Number.MAX_SAFE_INTEGER)
  return [...groups].sort((a, b) => {
    for (const [i, id] of by.entries()) {
      const [left = '', right = ''] = [a.key[id], b.key[id]]
      if (left === right) continue
      const [x, y] = [rank(i, left), rank(i, right)]
      return x === y ? left.localeCompare(right, 'en') : x - y
    }
    return 0
  })
}
