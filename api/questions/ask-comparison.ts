import { measureIds, measureOf } from '#analytics/catalogue/measures.js'
import type { Cell } from '#analytics/contract/cell.js'
import type { ChangesBy, Comparison } from '#analytics/contract/compare.js'
import type { TrendQuestion } from '#analytics/contract/trends.js'
import { disclosedChanges } from '#analytics/cube/changes.js'
import { changesStatement, earlier, later } from '#analytics/cube/compare-query.js'
import type { Policy } from '#analytics/disclosure/policy.js'
import { trusted } from '#analytics/sql/sql.js'
import { Database } from '#api/duckdb/database.js'
import type { Manifest } from '#api/snapshots/manifest.js'
import type { OpenSnapshot } from '#api/snapshots/snapshots.js'
import { askTrends } from './ask-trends.js'

/** A snapshot of two that are compared, and its file. */
export interface Side {
  readonly manifest: Manifest
  readonly file: string
}

/** What is split by what. Who may not ask by site does not see changes by site either. */
const splits: readonly (readonly [ChangesBy['countingUnit'], ChangesBy['dimension']])[] = [
  ['patients', 'project'],
  ['patients', 'site'],
  ['patients', 'month'],
  ['studies', 'modality'],
]

const quoted = (path: string): string => `'${path.replaceAll("'", "''")}'`

/** Compare two snapshots: which records came, changed and went, and which published numbers moved. */
export async function askComparison(from: Side, to: Side, isPublic: boolean, policy: Policy): Promise<Comparison> {
  const database = await Database.open(':memory:')
  try {
    await database.execute(
      `ATTACH ${quoted(from.file)} AS ${earlier} (READ_ONLY); ATTACH ${quoted(to.file)} AS ${later} (READ_ONLY)`,
    )
    const rows = (unit: ChangesBy['countingUnit'], dimension: ChangesBy['dimension'] | null) =>
      database.query(trusted(changesStatement(unit, dimension)))
    const totals = { patients: await rows('patients', null), studies: await rows('studies', null) }
    const by: ChangesBy[] = []
    for (const [countingUnit, dimension] of splits) {
      if (isPublic && dimension === 'site') continue
      const { groups } = disclosedChanges(await rows(countingUnit, dimension), totals[countingUnit], policy)
      by.push({ countingUnit, dimension, groups: groups.map(({ value, cells }) => ({ value, label: value, cells })) })
    }
    const about = ({ manifest: { id, publishedAt, dataTo } }: Side) => ({ id, publishedAt, dataTo })
    return {
      ...{ from: about(from), to: about(to), by, numbers: [] },
      patients: disclosedChanges([], totals.patients, policy).total,
      studies: disclosedChanges([], totals.studies, policy).total,
    }
  } finally {
    database.close()
  }
}

const overEverybody = (measure: string): TrendQuestion => ({
  ...{ measure, by: [], clock: 'contributed', grain: 'none', from: null, to: null, where: [], asOf: null },
  cumulative: false,
})

/** Every measure over everybody, as one snapshot gives it to the caller. */
export async function publishedNumbers(open: OpenSnapshot, policy: Policy): Promise<ReadonlyMap<string, Cell>> {
  const numbers = new Map<string, Cell>()
  for (const id of measureIds) {
    const answer = await askTrends(open, overEverybody(id), policy)
    const cell = answer.total.cells[0]?.cell
    if (cell) numbers.set(id, cell)
  }
  return numbers
}

/** Which numbers moved between two snapshots. */
export const movedNumbers = (from: ReadonlyMap<string, Cell>, to: ReadonlyMap<string, Cell>): Comparison['numbers'] =>
  measureIds.flatMap((id) => {
    const [before, after] = [from.get(id), to.get(id)]
    if (!before || !after) return []
    const { label, unit } = measureOf(id)
    return [
      { measure: id, label, unit, from: before, to: after, moved: JSON.stringify(before) !== JSON.stringify(after) },
    ]
  })
