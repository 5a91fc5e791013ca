import { createHash } from 'node:crypto'
import { CursorGone } from '../connector.js'
import type { GuppyType } from './wanted.js'

/** What is read whole, or anew: one kind of record of one project, or the projects' descriptions. */
export type Unit =
  | { readonly of: 'discovery' }
  | { readonly of: 'guppy'; readonly type: GuppyType; readonly project: string }
  | { readonly of: 'sheepdog'; readonly type: string; readonly project: string }

/** What to call a unit. @example nameOf({ of: 'guppy', type: 'case', project: 'Open-A1' }) // 'guppy case Open-A1' */
export const nameOf = (unit: Unit): string =>
  unit.of === 'discovery' ? unit.of : `${unit.of} ${unit.type} ${unit.project}`

export interface Readable {
  readonly projects: readonly string[]
  /** Those that sheepdog gives too. */
  readonly open: readonly string[]
  readonly nodes: readonly string[]
}

/** All units, cases before what hangs on them, in an order that is the same in every run. */
export function unitsOf({ projects, open, nodes }: Readable, guppyTypes: readonly GuppyType[]): readonly Unit[] {
  const [all, given] = [[...projects].sort(), [...open].sort()]
  return [
    { of: 'discovery' },
    ...guppyTypes.flatMap((type) => all.map((project): Unit => ({ of: 'guppy', type, project }))),
    ...nodes.flatMap((type) => given.map((project): Unit => ({ of: 'sheepdog', type, project }))),
  ]
}

/** The place after a unit among all: of other units it says nothing. */
export function cursorOf(unit: Unit, units: readonly Unit[]): string {
  const all = createHash('sha256').update(units.map(nameOf).join('\0')).digest('hex').slice(0, 8)
  return `${nameOf(unit)} (${all})`
}

/** Those after a cursor. @throws CursorGone where there are others than when it was made: a new one may lie before it */
export function unitsAfter(units: readonly Unit[], cursor: string | undefined): readonly Unit[] {
  if (cursor === undefined) return units
  const at = units.findIndex((unit) => cursorOf(unit, units) === cursor)
  if (at >= 0) return units.slice(at + 1)
  throw new CursorGone('other projects or nodes are visible than when reading stopped')
}
