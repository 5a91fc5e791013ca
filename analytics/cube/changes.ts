import type { Cell } from '../contract/cell.js'
import type { ChangeCells } from '../contract/compare.js'
import { disclose } from '../disclosure/disclose.js'
import { protectEachOther } from '../disclosure/line.js'
import type { Policy } from '../disclosure/policy.js'
import { emptyTally, type Tally } from '../disclosure/tally.js'

const statuses = ['added', 'changed', 'removed', 'same'] as const

type Row = Readonly<Record<string, unknown>>

const tallyOf = (row: Row | undefined): Tally => {
  if (row === undefined) return emptyTally
  return { ...emptyTally, numerator: Number(row['records']), parts: [Number(row['patients'])] }
}

const nothing: Cell = { status: 'shown', value: 0 }

const named = (cells: readonly Cell[]): ChangeCells => {
  const [added = nothing, changed = nothing, removed = nothing, same = nothing] = cells
  return { added, changed, removed, same }
}

/** Changes split by one dimension. */
export interface Split {
  readonly rows: readonly Row[]
  /** A record can be in several groups. */
  readonly overlaps: boolean
}

/**
 * What may be told of the changes altogether and by group. All of it is one answer: a total is shown only where it may
 * stand beside every split, and where one split withholds it, the others keep it from being their sum.
 *
 * @returns also whether the records of either snapshot may be told: all but those removed, and all but those added
 */
export function disclosedChanges(totalRows: readonly Row[], splits: readonly Split[], policy: Policy) {
  const total = statuses.map((status) => tallyOf(totalRows.find((row) => row['status'] === status)))
  const tables = splits.map(exactSplit)
  let isHidden: readonly boolean[] = statuses.map(() => false)
  for (;;) {
    const before = isHidden
    const alone = disclosedSplit({ groups: [], overlaps: false }, total, before, policy).total
    const disclosed = tables.map((table) => disclosedSplit(table, total, before, policy))
    isHidden = statuses.map((_, i) =>
      [alone, ...disclosed.map((each) => each.total)].some((cells) => cells[i]?.status === 'suppressed'),
    )
    if (isHidden.some((each, i) => each !== before[i])) continue
    return {
      total: named(alone),
      splits: disclosed.map(({ groups }, i) =>
        (tables[i]?.values ?? []).map((value, j) => ({ value, cells: named(groups[j] ?? []) })),
      ),
      areSumsSafe: areSumsSafe(total, isHidden, policy),
    }
  }
}

function exactSplit({ rows, overlaps }: Split) {
  const values = [...new Set(rows.map((row) => String(row['value'])))].sort()
  const groups = values.map((value) =>
    statuses.map((status) => tallyOf(rows.find((row) => row['status'] === status && row['value'] === value))),
  )
  return { values, groups, overlaps }
}

function disclosedSplit(
  { groups, overlaps }: Pick<ReturnType<typeof exactSplit>, 'groups' | 'overlaps'>,
  total: readonly Tally[],
  isHidden: readonly boolean[],
  policy: Policy,
) {
  // One group is the total itself.
  const before = [...groups.map(() => (groups.length === 1 ? isHidden : [])), isHidden]
  return disclose({ groups, total }, { kind: 'count', cumulative: false, overlaps }, policy, before)
}

/** The sums give what came less what went, and the changed with the same: of a withheld pair no more than their sum. */
function areSumsSafe(total: readonly Tally[], isHidden: readonly boolean[], { threshold }: Policy): boolean {
  if (threshold === null) return true
  const [added, changed, removed, same] = isHidden
  if (added || removed || changed !== same) return false
  return !changed || protectEachOther([total[1]?.parts ?? [], total[3]?.parts ?? []], threshold)
}
