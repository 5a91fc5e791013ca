import type { MeasureLabel } from '../contract/trends.js'
import type { Relation } from './audit/linked-tables.js'
import { isAlike } from './alike.js'
import { isSmall } from './line.js'
import { numbersOf } from './numbers.js'
import type { Candidate, Publication, Unit } from './suppression/publication.js'
import type { Table } from './table.js'
import type { Tally } from './tally.js'

/** Where a cell of the answer stands in its publication: the unit of its figures, and the unit of its unknowns. */
export interface Places {
  readonly cell: Table<number>
  readonly unknown: Table<number | null>
  /** The row of each number. */
  readonly rowOf: ReadonlyMap<number, number>
}

export interface Protected {
  readonly kind: MeasureLabel['kind']
  readonly threshold: number
  /** See `isAlike`. */
  readonly leastAlike: number
}

/** What is withheld already. */
export interface Pattern {
  readonly cells: Table<boolean>
  readonly unknowns: Table<boolean>
  /** Of all records of each cell, known or not, as the question that counts them withholds them. */
  readonly all: Table<boolean>
  /** Of the sums over all periods, as the question without a time axis withholds them. */
  readonly sums: readonly boolean[]
}

/** A reader loses more by a total than by a group. */
const costOfTotal = 4

/**
 * One system of all that an answer tells, and of what other questions tell about the same: groups with their total, the
 * parts of each cell with the number of all its records, and the sum of each group over the periods.
 *
 * No zero counts as hidden, so that the attacker is taken to know more than is told, but where it tells that a few
 * patients are all alike.
 *
 * @param exact groups by periods, with the total as the last row
 */
export function answerPublication(
  exact: Table<Tally>,
  asked: Protected,
  pattern: Pattern,
): { readonly publication: Publication; readonly places: Places } {
  const build = new Building(asked)
  const slots = exact.map((row, i) => row.map((tally, j) => build.cell(tally, { i, j, exact, pattern })))
  const numbers = slots[0]?.[0]?.numbers.length ?? 0
  for (let k = 0; k < numbers; k += 1) {
    const at = slots.map((row) => row.map((slot) => slot.numbers[k] ?? 0))
    for (const [j] of (at[0] ?? []).entries()) {
      const column = at.map((row) => row[j] ?? 0)
      build.relate(column.slice(0, -1), column.at(-1) ?? 0)
    }
    if ((at[0]?.length ?? 0) < 2) continue
    const sums = at.map((row, i) => build.sum(row, pattern.sums[i] === true))
    build.relate(sums.slice(0, -1), sums.at(-1) ?? 0)
  }
  return {
    publication: build,
    places: {
      cell: slots.map((row) => row.map(({ unit }) => unit)),
      unknown: slots.map((row) => row.map((s) => s.unknown)),
      rowOf: new Map(
        slots.flatMap((row, i) => row.flatMap((slot) => slot.numbers.map((place) => [place, i] as const))),
      ),
    },
  }
}

interface Slot {
  readonly numbers: readonly number[]
  readonly unit: number
  readonly unknown: number | null
}

interface At {
  readonly i: number
  readonly j: number
  readonly exact: Table<Tally>
  readonly pattern: Pattern
}

class Building implements Publication {
  readonly candidates: Candidate[] = []
  readonly relations: Relation[] = []
  readonly units: Unit[] = []

  constructor(private readonly asked: Protected) {}

  cell(tally: Tally, { i, j, exact, pattern }: At): Slot {
    const { kind, threshold, leastAlike } = this.asked
    const { own, unknown } = numbersOf(tally, kind)
    const weight = i === exact.length - 1 ? costOfTotal : 1
    const isFew = isSmall(tally.parts, threshold)
    // Of a row that is withheld as a whole nobody knows which cells are zero.
    const row = pattern.cells[i] ?? []
    const isZeroHidden = isAlike(tally, kind, leastAlike) || (row.length > 1 && row.every(Boolean))
    const places = own.map((value) => this.add(value, isFew, isZeroHidden))
    const unit = this.unit(places, weight, pattern.cells[i]?.[j] === true)
    if (unknown === null) return { numbers: places, unit, unknown: null }
    // Who counts all patients has the unknown as what is left of them; they tell nothing that was established about anybody.
    const place = this.candidates.push({ ...this.open(unknown, 0), mayBeKnown: true }) - 1
    const alone = this.unit([place], weight / 2, pattern.unknowns[i]?.[j] === true)
    const numbers = [...places, place]
    const all = own.reduce((sum, each) => sum + each, unknown)
    const total = this.candidates.push(this.elsewhere(all, isFew || pattern.all[i]?.[j] === true)) - 1
    this.relations.push({ kind: 'sum', parts: numbers, total })
    return { numbers, unit, unknown: alone }
  }

  /** Parts that add up are a sum; those that overlap cover their total; of others nothing is known. */
  relate(parts: readonly number[], total: number): void {
    const value = (place: number): number => this.candidates[place]?.value ?? 0
    const [sum, all] = [parts.reduce((each, part) => each + value(part), 0), value(total)]
    if (parts.length === 0) return
    if (sum === all) this.relations.push({ kind: 'sum', parts, total })
    else if (sum > all && parts.every((part) => value(part) <= all))
      this.relations.push({ kind: 'cover', parts, total })
  }

  sum(parts: readonly number[], isHidden: boolean): number {
    const value = parts.reduce((sum, place) => sum + (this.candidates[place]?.value ?? 0), 0)
    const total = this.candidates.push(this.elsewhere(value, isHidden)) - 1
    this.relations.push({ kind: 'sum', parts, total })
    return total
  }

  /** A zero is to be hidden only where it tells that a few patients are all alike. */
  private add(value: number, isFew: boolean, isZeroHidden: boolean): number {
    const { kind, threshold } = this.asked
    const mayBeKnown = !isFew && value >= threshold
    const candidate = isZeroHidden ? { value, from: 0, to: Infinity } : this.open(value, kind === 'count' ? 1 : 0)
    return this.candidates.push({ ...candidate, mayBeKnown }) - 1
  }

  private open(value: number, least: number): Candidate {
    return value === 0 ? { value, from: 0, to: 0 } : { value, from: least, to: Infinity }
  }

  /** A number that other questions tell, unless it is small. */
  private elsewhere(value: number, isHidden: boolean): Candidate {
    const isTold = !isHidden && (value === 0 || value >= this.asked.threshold)
    return isTold ? { value, from: value, to: value } : { value, from: 0, to: Infinity, mayBeKnown: true }
  }

  private unit(cells: readonly number[], weight: number, isWithheld: boolean): number {
    const size = cells.reduce((sum, place) => sum + (this.candidates[place]?.value ?? 0), 0)
    return this.units.push({ cells, cost: weight * (1 + Math.log10(1 + size)), isWithheld }) - 1
  }
}
