import { fieldsOf, type Entity } from '#data/schema/entities.js'
import type { ConformedRecord, Connector, Observation, Refusal } from './connector.js'
import { FieldTally } from './field-tally.js'
import type { EntityReport, ObservationReport, RefusalReport, SourceReport } from './source-report.js'

/** Distinct remarks kept; a column mapped to the wrong field can have as many spellings as rows. */
const mostKinds = 10_000

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

/** Counts equal things; when there are too many kinds of them, the rest is counted by a shorter key. */
class Counted<T extends object> {
  private readonly found = new Map<string, { thing: T; records: number }>()

  constructor(
    private readonly keyOf: (thing: T) => string,
    private readonly blurred: (thing: T) => T,
  ) {}

  add(thing: T): void {
    const full = this.found.size >= mostKinds && !this.found.has(this.keyOf(thing))
    const kept = full ? this.blurred(thing) : thing
    const key = this.keyOf(kept)
    const before = this.found.get(key)
    if (before) before.records += 1
    else this.found.set(key, { thing: kept, records: 1 })
  }

  report(): (T & { records: number })[] {
    const all = [...this.found.values()].map(({ thing, records }) => ({ ...thing, records }))
    return all.sort((one, other) => other.records - one.records)
  }
}

const observationKey = ({ entity, field, kind, value }: Observation): string => [entity, field, kind, value].join('\n')
const refusalKey = ({ entity, rule, field, value }: Refusal): string => [entity, rule, field, value ?? ''].join('\n')
const others = '(others)'

/**
 * Reads a source to its end without keeping any of it, and says what an export would make of it: which records and
 * fields, what would be rejected and why, what was not understood, and what nobody asked for.
 *
 * @throws ConnectorError as the source's connector does
 */
export async function checkSource(connector: Connector, signal: AbortSignal): Promise<SourceReport> {
  const entities = new Map<Entity, EntityTally>()
  const observations = new Counted<Observation>(observationKey, (one) => ({ ...one, value: others }))
  const refusals = new Counted<Refusal>(refusalKey, (one) => ({ ...one, value: others }))
  let read = 0
  for await (const page of connector.read(signal)) {
    read += page.read
    for (const record of page.records) tallyFor(entities, record.entity).add(record)
    page.observations.forEach((observation) => observations.add(observation))
    page.refusals.forEach((refusal) => refusals.add(refusal))
  }
  const unused = [...(connector.unusedColumns?.() ?? [])].map(([file, columns]) => ({ file, columns }))
  const reports: { observations: ObservationReport[]; refusals: RefusalReport[] } = {
    observations: observations.report(),
    refusals: refusals.report(),
  }
  const { name: source, kind } = connector
  return { source, kind, read, entities: [...entities.values()].map((tally) => tally.report()), ...reports, unused }
}

function tallyFor(entities: Map<Entity, EntityTally>, entity: Entity): EntityTally {
  const known = entities.get(entity) ?? new EntityTally(entity)
  entities.set(entity, known)
  return known
}
