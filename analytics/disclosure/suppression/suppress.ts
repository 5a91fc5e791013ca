import { audit, type Audit } from '../audit/audit.js'
import { withMover, type Mover } from './mover.js'
import { asTables, type Publication } from './publication.js'

/** Which units are withheld, and what an attacker makes of the rest. */
export interface Suppression {
  readonly withheld: readonly boolean[]
  /** The audit that it passes; or, where no pattern protects all that must be withheld, what stays open. */
  readonly audit: Audit
}

/**
 * Withhold more units, as few as can be found, until no attacker can tell the small ones: not their value, nor that they
 * are below `threshold`.
 *
 * For each cell that the audit finds open, the cheapest other table is sought in which it reaches the threshold; what
 * differs there is withheld. Where there is none, it is enough that the cell is not known exactly. In the end each unit
 * that was added is shown again if the audit allows: what later cells needed often makes up for what earlier ones did.
 *
 * @param threshold 1 where it is enough that no value is known exactly
 * @param most cells that are given a way out before the rest is left open; without end, unless given
 * @throws Error where the relations do not hold in the data
 */
export function suppress(publication: Publication, threshold: number, most = Infinity): Suppression {
  const start = publication.units.map(({ isWithheld }) => isWithheld)
  const judge = (withheld: readonly boolean[]): Audit => audit(asTables(publication, withheld), threshold)
  let found: Suppression = { withheld: start, audit: judge(start) }
  const given = new Set<number>()
  if (openOf(publication, found.audit).length === 0) return found
  withMover(publication, (mover) => {
    for (;;) {
      const cell = openOf(publication, found.audit).find((open) => !given.has(open))
      if (cell === undefined || given.size === most) break
      given.add(cell)
      const withheld = protect(cell, publication, found.withheld, { mover, threshold })
      if (withheld !== found.withheld) found = { withheld, audit: judge(withheld) }
    }
  })
  return shownAgain(publication, found, judge)
}

/** The cells that a reader must not find out, and can. */
export function openOf({ candidates }: Publication, { exact, provablySmall }: Audit): readonly number[] {
  return [...provablySmall, ...exact].filter((cell) => candidates[cell]?.mayBeKnown !== true)
}

interface Means {
  readonly mover: Mover
  readonly threshold: number
}

function protect(
  cell: number,
  publication: Publication,
  withheld: readonly boolean[],
  { mover, threshold }: Means,
): readonly boolean[] {
  const { value } = publication.candidates[cell] ?? { value: 0 }
  const isSmall = value > 0 && value < threshold
  const costs = costsOf(publication, withheld)
  for (const by of isSmall ? [threshold - value, 1, -1] : [1, -1]) {
    const changes = mover.move(cell, by, costs)
    if (changes !== null)
      return publication.units.map((unit, i) => withheld[i] === true || unit.cells.some((at) => changes[at] !== 0))
  }
  return withheld
}

/** What is withheld already costs nothing more, or all but nothing, so that the way is no longer than it has to be. */
const nearlyNothing = 1e-4

function costsOf({ candidates, units }: Publication, withheld: readonly boolean[]): readonly number[] {
  const costs = candidates.map(({ from, to }) => (from === to ? Infinity : nearlyNothing))
  for (const [i, unit] of units.entries()) {
    if (withheld[i]) continue
    for (const place of unit.cells) costs[place] = unit.cost
  }
  return costs
}

function shownAgain(
  publication: Publication,
  found: Suppression,
  judge: (withheld: readonly boolean[]) => Audit,
): Suppression {
  const isNoWorse = (one: Audit, other: Audit): boolean => {
    const before = new Set(openOf(publication, other))
    return openOf(publication, one).every((cell) => before.has(cell))
  }
  const added = [...publication.units.entries()].filter(([i, unit]) => found.withheld[i] && !unit.isWithheld)
  let best = found
  for (const [i] of added.sort(([, one], [, other]) => other.cost - one.cost)) {
    const withheld = best.withheld.with(i, false)
    const judged = judge(withheld)
    if (isNoWorse(judged, best.audit)) best = { withheld, audit: judged }
  }
  return best
}
