import type { Relation } from './linked-tables.js'

/** A cell of a table with margins: its place along each dimension; `*` for the sum over it. */
export type Path = readonly (number | '*')[]

/** A table of any number of dimensions with all its margins, as places in one list of cells. */
export interface Crossing {
  readonly paths: readonly Path[]
  readonly relations: readonly Relation[]
  readonly placeOf: (path: Path) => number
}

/**
 * Lay out a table by all of its dimensions at once: every cell, every margin, and the grand total last; a relation for
 * every line, along every dimension, of cells and of margins alike. Periods are a dimension like others.
 *
 * @param sizes how many values each dimension has
 * @example crossing([2, 3]).paths.length // 12: six cells, two and three margins, and the total
 */
export function crossing(sizes: readonly number[]): Crossing {
  const steps = sizes.map((_, i) => sizes.slice(i + 1).reduce((step, size) => step * (size + 1), 1))
  const placeOf = (path: Path): number =>
    path.reduce<number>((place, at, i) => place + (at === '*' ? (sizes[i] ?? 0) : at) * (steps[i] ?? 0), 0)
  const paths = sizes.reduce<Path[]>(
    (before, size) => before.flatMap((path) => [...Array(size).keys(), '*' as const].map((at) => [...path, at])),
    [[]],
  )
  const relations = paths.flatMap((path) =>
    path.flatMap((at, i): Relation[] =>
      at === '*'
        ? [
            {
              kind: 'sum',
              parts: [...Array(sizes[i]).keys()].map((k) => placeOf(path.with(i, k))),
              total: placeOf(path),
            },
          ]
        : [],
    ),
  )
  return { paths, relations, placeOf }
}
