import { measureIds } from '#analytics/catalogue/measures.js'
import type { Cell } from '#analytics/contract/cell.js'
import type { ChangesBy, Comparison } from '#analytics/contract/compare.js'
import type { TrendQuestion } from '#analytics/contract/trends.js'
import { disclosedChanges } from '#analytics/cube/changes.js'
import { changesStatement } from '#analytics/cube/compare-query.js'
import { policyOn } from '#analytics/disclosure/policy-on.js'
import type { Policy } from '#analytics/disclosure/policy.js'
import { trusted } from '#analytics/sql/sql.js'
import type { Database } from '#api/duckdb/database.js'
import type { Manifest } from '#api/snapshots/manifest.js'
import type { OpenSnapshot } from '#api/snapshots/snapshots.js'
import { askTrends } from './ask-trends.js'

/** Two snapshots that are compared, open beside each other. */
export interface Compared {
  readonly earlier: Manifest
  readonly later: Manifest
  readonly database: Database
}

/** What is split by what. Who may not ask by site does not see changes by site either. */
const splits: readonly (readonly [ChangesBy['countingUnit'], ChangesBy['dimension']])[] = [
  ['patients', 'project'],
  ['patients', 'site'],
  ['patients', 'month'],
  ['studies', 'modality'],
]

/** The comparison of records, and whether the numbers of both snapshots may stand beside it. */
export interface ComparedRecords {
  readonly comparison: Omit<Comparison, 'numbers'>
  readonly areSumsSafe: Readonly<Record<ChangesBy['countingUnit'], boolean>>
}

/** Compare two snapshots: which records came, changed and went. */
export async function askComparison(compared: Compared, isPublic: boolean, policy: Policy): Promise<ComparedRecords> {
  const { earlier, later, database } = compared
  const rows = (unit: ChangesBy['countingUnit'], dimension: ChangesBy['dimension'] | null) =>
    database.query(trusted(changesStatement(unit, dimension)))
  const changesOf = async (unit: ChangesBy['countingUnit']) => {
    const dimensions = splits.filter(([own, by]) => own === unit && !(isPublic && by === 'site')).map(([, by]) => by)
    const found = []
    for (const dimension of dimensions)
      found.push({ rows: await rows(unit, dimension), overlaps: dimension === 'modality' })
    const { total, splits: groups, areSumsSafe } = disclosedChanges(await rows(unit, null), found, policy)
    return { total, areSumsSafe, by: dimensions.map((dimension, i) => changesBy(unit, dimension, groups[i] ?? [])) }
  }
  const [patients, studies] = [await changesOf('patients'), await changesOf('studies')]
  const about = ({ id, publishedAt, dataTo }: Manifest) => ({ id, publishedAt, dataTo })
  const comparison = {
    ...{ from: about(earlier), to: about(later), by: [...patients.by, ...studies.by] },
    ...{ patients: patients.total, studies: studies.total },
  }
  return { comparison, areSumsSafe: { patients: patients.areSumsSafe, studies: studies.areSumsSafe } }
}

const changesBy = (
  countingUnit: ChangesBy['countingUnit'],
  dimension: ChangesBy['dimension'],
  groups: readonly Pick<ChangesBy['groups'][number], 'value' | 'cells'>[],
): ChangesBy => ({
  ...{ countingUnit, dimension },
  groups: groups.map(({ value, cells }) => ({ value, label: value, cells })),
})

const overEverybody = (measure: string): TrendQuestion => ({
  ...{ measure, by: [], clock: 'contributed', grain: 'none', from: null, to: null, where: [], asOf: null },
  cumulative: false,
})

/** Every measure over everybody, as one snapshot gives it to the caller. */
export async function publishedNumbers(open: OpenSnapshot, policy: Policy): Promise<ReadonlyMap<string, Cell>> {
  const numbers = new Map<string, Cell>()
  for (const id of measureIds) {
    const answer = await askTrends(open, overEverybody(id), policyOn(policy, [id]))
    const cell = answer.total.cells[0]?.cell
    if (cell) numbers.set(id, cell)
  }
  return numbers
}
