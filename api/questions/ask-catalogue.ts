import { clocks, grainLabels } from '#analytics/catalogue/clocks.js'
import { dimensionIds, dimensionOf, type DimensionId } from '#analytics/catalogue/dimensions.js'
import { accumulates } from '#analytics/catalogue/measure.js'
import { measureIds, measureOf } from '#analytics/catalogue/measures.js'
import { closedValues, notKnown } from '#analytics/catalogue/values.js'
import { attributes } from '#analytics/catalogue/attributes.js'
import type { CatalogueAnswer, DimensionEntry, DimensionValue, SnapshotEntry } from '#analytics/contract/catalogue.js'
import { clocks as clockIds, grains } from '#analytics/contract/trends.js'
import { describePolicy } from '#analytics/disclosure/policy.js'
import { sql, trusted } from '#analytics/sql/sql.js'
import type { OpenSnapshot } from '#api/snapshots/snapshots.js'
import type { Caller } from './table-question.js'

/** All that can be asked of a snapshot, and what the caller will see of it. */
export async function askCatalogue(
  open: OpenSnapshot,
  snapshot: SnapshotEntry,
  caller: Caller,
): Promise<CatalogueAnswer> {
  const openValues = await valuesOfOpenLists(open, caller)
  return {
    measures: measureIds.map((id) => {
      const measure = measureOf(id)
      const { label, description, unit, kind, version, countingUnit, clocks: own } = measure
      return {
        id,
        label,
        description,
        unit,
        kind,
        version,
        countingUnit,
        clocks: own,
        accumulates: accumulates(measure),
      }
    }),
    dimensions: dimensionIds.map((id) => dimensionEntry(id, openValues[id] ?? [])),
    clocks: clockIds.map((id) => ({ id, ...clocks[id] })),
    grains: grains.map((id) => ({ id, label: grainLabels[id] })),
    references: caller.references.map(({ attributes: figures, ...about }) => ({
      ...about,
      attributes: attributes.filter((id) => figures[id] !== undefined),
    })),
    snapshot,
    role: caller.role,
    threshold: caller.policy.threshold,
    rules: [{ code: 'protection', text: describePolicy(caller.policy) }],
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
    values: [...(closed ?? found), notKnown],
  }
}

/**
 * Sites and projects of the snapshot. Sites are named to managers only, to others they are their codes.
 *
 * Who may not see small counts is not told here of sites and projects with as few patients, nor by the note on a filter
 * that names one (absent-values.ts). That they are there is no secret: an answer by site has them as groups whose numbers
 * are withheld. How many patients they have is one.
 */
async function valuesOfOpenLists(
  { database }: OpenSnapshot,
  { role, policy }: Caller,
): Promise<Partial<Record<DimensionId, readonly DimensionValue[]>>> {
  const least = policy.threshold ?? 1
  const siteLabel =
    role === 'manager' ? trusted('coalesce(any_value(site.name), patient.site)') : trusted('patient.site')
  const sites = await database.query(sql`SELECT patient.site AS value, ${siteLabel} AS label
FROM core.patient AS patient LEFT JOIN core.site AS site ON site.site = patient.site
WHERE patient.site IS NOT NULL GROUP BY patient.site HAVING count(*) >= ${least} ORDER BY value`)
  const projects = await database.query(sql`SELECT patient.project AS value,
  coalesce(any_value(project.name), patient.project) AS label
FROM core.patient AS patient LEFT JOIN core.project AS project ON project.project = patient.project
WHERE patient.project IS NOT NULL GROUP BY patient.project HAVING count(*) >= ${least} ORDER BY value`)
  const entry = ({ value, label }: Readonly<Record<string, unknown>>): DimensionValue => ({
    value: String(value),
    label: String(label),
  })
  return { site: sites.map(entry), project: projects.map(entry) }
}
