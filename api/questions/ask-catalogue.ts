import { clocks, grainLabels } from '#analytics/catalogue/clocks.js'
import { dimensionIds, dimensionOf, type DimensionId } from '#analytics/catalogue/dimensions.js'
import { measureIds, measureOf } from '#analytics/catalogue/measures.js'
import { closedValues } from '#analytics/catalogue/values.js'
import type { CatalogueAnswer, DimensionEntry, DimensionValue, SnapshotEntry } from '#analytics/contract/catalogue.js'
import { clocks as clockIds, grains, type Role } from '#analytics/contract/trends.js'
import { describePolicy, type Policy } from '#analytics/disclosure/policy.js'
import { sql } from '#analytics/sql/sql.js'
import type { OpenSnapshot } from '#api/snapshots/snapshots.js'

/** All that can be asked of a snapshot, and what the caller will see of it. */
export async function askCatalogue(
  open: OpenSnapshot,
  snapshot: SnapshotEntry,
  { role, policy }: { role: Role; policy: Policy },
): Promise<CatalogueAnswer> {
  const openValues = await valuesOfOpenLists(open, role)
  return {
    measures: measureIds.map((id) => {
      const { label, description, unit, kind, version, countingUnit, clocks: own } = measureOf(id)
      return { id, label, description, unit, kind, version, countingUnit, clocks: own }
    }),
    dimensions: dimensionIds.map((id) => dimensionEntry(id, openValues[id] ?? [])),
    clocks: clockIds.map((id) => ({ id, ...clocks[id] })),
    grains: grains.map((id) => ({ id, label: grainLabels[id] })),
    snapshot,
    role,
    rules: [{ code: 'protection', text: describePolicy(policy) }],
  }
}

function dimensionEntry(id: DimensionId, found: readonly DimensionValue[]): DimensionEntry {
  const dimension = dimensionOf(id)
  const closed = closedValues(dimension)
  return {
    id,
    label: dimension.label,
    description: dimension.description,
    closed: closed !== null,
    manyValued: dimension.list !== undefined,
    values: closed ?? found,
  }
}

/** Sites are named to managers only; to others they are their codes. */
async function valuesOfOpenLists(
  { database }: OpenSnapshot,
  role: Role,
): Promise<Partial<Record<DimensionId, readonly DimensionValue[]>>> {
  const named = role === 'manager'
  const sites = await database.query(sql`SELECT DISTINCT patient.site AS value,
  CASE WHEN ${named} THEN coalesce(site.name, patient.site) ELSE patient.site END AS label
FROM core.patient AS patient LEFT JOIN core.site AS site ON site.site = patient.site
WHERE patient.site IS NOT NULL ORDER BY value`)
  const projects = await database.query(sql`SELECT DISTINCT patient.project AS value,
  coalesce(project.name, patient.project) AS label
FROM core.patient AS patient LEFT JOIN core.project AS project ON project.project = patient.project
WHERE patient.project IS NOT NULL ORDER BY value`)
  const entry = ({ value, label }: Readonly<Record<string, unknown>>): DimensionValue => ({
    value: String(value),
    label: String(label),
  })
  return { site: sites.map(entry), project: projects.map(entry) }
}
