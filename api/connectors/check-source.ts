import { fieldsOf, type Entity } from '#data/schema/entities.js'
import type { ConformedRecord, Connector, Refusal } from './connector.js'
import { Counted, countedObservations, others } from './counted.js'
import { guarded } from './guard/guarded.js'
import { FieldTally } from './field-tally.js'
import type { EntityReport, SourceReport } from './source-report.js'

class EntityTally {
  private records = 0
  private readonly fields: ReadonlyMap<string, FieldTally>

  constructor(private readonly entity: Entity) {
    this.fields = new Map(Object.entries(fieldsOf(entity)).map(([name, field]) => [name, new FieldTally(name, field)]))
  }

  add({ values }: ConformedRecord): void {
    this.records += 1
    for (const [name, tally] of this.fields) tally.add(values[name])
  }

  report(): EntityReport {
    const fields = [...this.fields.values()].map((tally) => tally.report())
    return {
      entity: this.entity,
      records: this.records,
      fields: fields.filter(({ filled }) => filled > 0),
      empty: fields.filter(({ filled }) => filled === 0).map(({ field }) => field),
    }
  }
}

const refusalKey = ({ entity, rule, field, value }: Refusal): string => [entity, rule, field, value ?? ''].join('\n')

/**
 * Reads a source to its end without keeping any of it, and says what an export would make of it: which records and
 * fields, what would be rejected and why, what was not understood, and what nobody asked for.
 *
 * @throws ConnectorError as the source's connector does, IdentifyingContent
 */
export async function checkSource(
  unguarded: Connector,
  signal: AbortSignal,
  allowedTexts: readonly string[] = [],
): Promise<SourceReport> {
  const connector = guarded(unguarded, allowedTexts)
  const entities = new Map<Entity, EntityTally>()
  const observations = countedObservations()
  const refusals = new Counted<Refusal>(refusalKey, (one) => ({ ...one, value: others }))
  let read = 0
  for await (const page of connector.read(signal)) {
    read += page.read
    for (const record of page.records) tallyFor(entities, record.entity).add(record)
    page.observations.forEach((observation) => observations.add(observation))
    page.refusals.forEach((refusal) => refusals.add(refusal))
  }
  const unused = [...(connector.unusedColumns?.() ?? [])].map(([file, columns]) => ({ file, columns }))
  const reports = { observations: observations.all(), refusals: refusals.all(), notices: connector.notices?.() ?? [] }
  const { name: source, kind } = connector
  return { source, kind, read, entities: [...entities.values()].map((tally) => tally.report()), ...reports, unused }
}

function tallyFor(entities: Map<Entity, EntityTally>, entity: Entity): EntityTally {
  const known = entities.get(entity) ?? new EntityTally(entity)
  entities.set(entity, known)
  return known
}
