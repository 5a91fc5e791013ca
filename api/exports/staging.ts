import type { ConformedRecord, Refusal } from '#api/connectors/connector.js'
import type { ObservationReport } from '#api/connectors/source-report.js'
import type { Appender, Database } from '#api/duckdb/database.js'
import type { Pseudonyms } from './pseudonyms.js'
import { brokenRule, columnsOf } from './staged-record.js'
import { entityNames, snakeCase } from './staging-tables.js'

/** Writes the records of one source into the staging tables: checked, and under pseudonyms. */
export class Staging {
  rejected = 0
  staged = 0

  private constructor(
    private readonly appenders: ReadonlyMap<string, Appender>,
    private readonly source: string,
    private readonly pseudonyms: Pseudonyms,
  ) {}

  static async open(database: Database, source: string, pseudonyms: Pseudonyms): Promise<Staging> {
    const appenders = new Map<string, Appender>()
    for (const table of [...entityNames, 'rejected_record', 'observed_value', 'source']) {
      appenders.set(table, await database.appender('staging', snakeCase(table)))
    }
    return new Staging(appenders, source, pseudonyms)
  }

  add(record: ConformedRecord): void {
    const { entity, origin } = record
    const broken = brokenRule(record)
    if (broken) {
      this.reject({ entity, origin, ...broken })
      return
    }
    const appender = this.appender(entity)
    this.appendValues(appender, record)
    appender.appendVarchar(this.source)
    appender.appendVarchar(origin)
    appender.endRow()
    this.staged += 1
  }

  reject({ entity, origin, rule, field, value }: Refusal): void {
    const appender = this.appender('rejected_record')
    appendTexts(appender, [this.source, snakeCase(entity), origin, rule, snakeCase(field), value])
    appender.endRow()
    this.rejected += 1
  }

  /** Write what is left, and what is known of the source as a whole. */
  finish(position: number, kind: string, read: number, observed: readonly ObservationReport[]): void {
    const observations = this.appender('observed_value')
    for (const { entity, field, kind: of, value, reason, records } of observed) {
      appendTexts(observations, [this.source, snakeCase(entity), snakeCase(field), of, value, reason])
      observations.appendUInteger(records)
      observations.endRow()
    }
    const sources = this.appender('source')
    sources.appendInteger(position)
    appendTexts(sources, [this.source, kind])
    sources.appendBigInt(BigInt(read))
    sources.endRow()
    for (const appender of this.appenders.values()) appender.closeSync()
  }

  private appendValues(appender: Appender, { entity, values }: ConformedRecord): void {
    let recordKey = 0
    for (const { name, identifies } of columnsOf(entity)) {
      const value = values[name] ?? null
      if (value === null) appender.appendNull()
      else if (identifies === null) appender.appendVarchar(value)
      else {
        const pseudonym = this.pseudonyms.of(identifies, value)
        if (entity === 'patient') recordKey = this.pseudonyms.recordKey(pseudonym)
        appender.appendVarchar(pseudonym)
      }
    }
    if (entity === 'patient') appender.appendUInteger(recordKey)
  }

  private appender(table: string): Appender {
    const found = this.appenders.get(table)
    if (!found) throw new RangeError(`staging has no table ${table}`)
    return found
  }
}

function appendTexts(appender: Appender, texts: readonly (string | null)[]): void {
  for (const text of texts) {
    if (text === null) appender.appendNull()
    else appender.appendVarchar(text)
  }
}
