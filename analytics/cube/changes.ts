import type { Cell } from '../contract/cell.js'
import type { ChangeCells } from '../contract/compare.js'
import { disclose } from '../disclosure/disclose.js'
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

/** What may be told of the changes by group, and of all of them. Both are one table: a withheld count protects another. */
export function disclosedChanges(groupRows: readonly Row[], totalRows: readonly Row[], policy: Policy) {
  const values = [...new Set(groupRows.map((row) => String(row['value'])))].sort()
  const of = (rows: readonly Row[], value: string | null) =>
    statuses.map((status) =>
      tallyOf(rows.find((row) => row['status'] === status && (value === null || row['value'] === value))),
    )
  const groups = values.map((value) => of(groupRows, value))
  const disclosed = disclose({ groups, total: of(totalRows, null) }, { kind: 'count', cumulative: false }, policy)
  return {
    groups: values.map((value, i) => ({ value, cells: named(disclosed.groups[i] ?? []) })),
    total: named(disclosed.total),
  }
}
