import type { AuditedCell, LinkedTables, Relation } from '../audit/linked-tables.js'

/** Numbers that are withheld together or not at all, such as the yes and the no of one cell. */
export interface Unit {
  /** Places of its numbers in the list of cells. */
  readonly cells: readonly number[]
  /** What it costs the reader to lose it, against the other units. */
  readonly cost: number
  /** It must be withheld, being small or for another reason. */
  readonly isWithheld: boolean
}

/** A number before it is decided whether to show it. */
export interface Candidate {
  readonly value: number
  /** What is certain of it even where it is withheld. */
  readonly from: number
  readonly to: number
  /** It does no harm when a reader finds it out: it is withheld only beside others. */
  readonly mayBeKnown?: boolean
}

/** What is to be published. Cells that are in no unit are shown where their `from` is their `to`, and stay so. */
export interface Publication {
  readonly candidates: readonly Candidate[]
  readonly relations: readonly Relation[]
  readonly units: readonly Unit[]
}

/** What a reader has of a publication when some of its units are withheld. */
export function asTables({ candidates, relations, units }: Publication, withheld: readonly boolean[]): LinkedTables {
  const cells: AuditedCell[] = [...candidates]
  for (const [i, unit] of units.entries()) {
    if (withheld[i]) continue
    for (const place of unit.cells) {
      const { value } = cells[place] ?? { value: 0 }
      cells[place] = { value, from: value, to: value }
    }
  }
  return { cells, relations }
}
