import type { GuppyType } from './guppy.js'

/** What is read whole, or anew: one kind of record of one project, or the projects' descriptions. */
export type Unit =
  | { readonly of: 'discovery' }
  | { readonly of: 'guppy'; readonly type: GuppyType; readonly project: string }
  | { readonly of: 'sheepdog'; readonly type: string; readonly project: string }

/** The place after a unit. @example cursorOf({ of: 'guppy', type: 'case', project: 'Open-A1' }) // 'guppy case Open-A1' */
export const cursorOf = (unit: Unit): string =>
  unit.of === 'discovery' ? unit.of : `${unit.of} ${unit.type} ${unit.project}`

/** All units, cases before what hangs on them, in an order that is the same in every run. */
export function unitsOf(
  projects: readonly string[],
  guppyTypes: readonly GuppyType[],
  nodes: readonly string[],
): readonly Unit[] {
  const sorted = [...projects].sort()
  return [
    { of: 'discovery' },
    ...guppyTypes.flatMap((type) => sorted.map((project): Unit => ({ of: 'guppy', type, project }))),
    ...nodes.flatMap((type) => sorted.map((project): Unit => ({ of: 'sheepdog', type, project }))),
  ]
}

/** Those after a cursor; all where it names none of them. */
export function unitsAfter(units: readonly Unit[], cursor: string | undefined): readonly Unit[] {
  const at = units.findIndex((unit) => cursorOf(unit) === cursor)
  return units.slice(at + 1)
}
