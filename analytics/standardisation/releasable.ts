import { notIn } from '../disclosure/disclose.js'
import type { Parts } from '../disclosure/line.js'
import type { Policy } from '../disclosure/policy.js'
import { withhold } from '../disclosure/table.js'
import type { Tally } from '../disclosure/tally.js'
import { own } from './standards.js'
import type { StratifiedGroup, StrataTable } from './strata-table.js'

/** What may be told of one group. */
export interface Releasable {
  readonly direct: boolean
  readonly indirect: boolean
}

/** What the weighted numbers stand beside. */
export interface Beside {
  readonly standard: string
  /** Whether the crude proportion is shown of each group and, last, of the total. */
  readonly areShown: readonly boolean[]
  /** One unit can be in several groups. */
  readonly overlaps: boolean
}

export interface ReleasableTable {
  readonly groups: readonly Releasable[]
  readonly total: Releasable
  /** The shares of the strata in the selection. */
  readonly shares: boolean
}

/**
 * Which weighted numbers may be shown beside the crude ones.
 *
 * A weighted number has so many digits that it could give back every count it was made of. It is shown only where a whole
 * table of those counts might be, and with it the lines it adds up to:
 *
 * - a direct proportion is made of the outcomes by stratum of its group, and where the selection is the standard of all
 *   patients by stratum;
 * - a ratio is made of the patients by stratum of its group, and of the outcomes and patients by stratum of all;
 * - a share of the selection, of all patients by stratum.
 *
 * Two tables of groups by strata, with their totals, are judged by the rule of all tables: one of outcomes, one of
 * patients. A row that is shown is shown whole; rows that are withheld, beyond what the rule demands, protect each other more.
 */
export function releasable(
  { groups, total }: StrataTable,
  { standard, areShown, overlaps }: Beside,
  { threshold }: Policy,
): ReleasableTable {
  const rows: readonly StratifiedGroup[] = [...groups, total]
  if (threshold === null) {
    const all = { direct: true, indirect: true }
    return { groups: groups.map(() => all), total: all, shares: true }
  }
  const exact = rows.map(({ cells }) => cells)
  const isFree = (partsOf: (tally: Tally) => Parts): readonly boolean[] => {
    const parts = exact.map((cells) => cells.map(partsOf))
    const others = overlaps ? notIn(exact, partsOf) : []
    return withhold(parts, threshold, undefined, others).map((row, i) => areShown[i] === true && !row.includes(true))
  }
  const outcomes = isFree(({ parts }) => parts)
  const patients = isFree(known)
  const areAllOutcomes = outcomes.at(-1) === true
  const areAllPatients = patients.at(-1) === true
  const released = rows.map((_, i) => ({
    direct: outcomes[i] === true && patients[i] === true && (standard !== own || areAllPatients),
    indirect: patients[i] === true && areAllPatients && areAllOutcomes,
  }))
  return {
    groups: released.slice(0, -1),
    total: released.at(-1) ?? { direct: false, indirect: false },
    shares: standard !== own || areAllPatients,
  }
}

/** All patients, and at least how many of them the outcome is known of: a patient's studies may be of both kinds. */
const known = ({ parts: [all = 0, yes = 0, no = 0] }: Tally): Parts => (all === 0 ? [] : [all, Math.max(yes, no)])
