import type { ConformedRecord, Refusal } from '#api/connectors/connector.js'
import { entityNames } from '#data/schema/entities.js'
import type { Fetched } from './fetched-shelf.js'
import type { Appender, Database } from '#api/duckdb/database.js'
import type { Pseudonyms } from './pseudonyms.js'
import { brokenRule, columnsOf } from './staged-record.js'
import { findingTables, snakeCase } from './staging-tables.js'

/** How far staging is: what of a file counts, and what is added to it next. */
export type Reached = Pick<Fetched, 'rows' | 'staged' | 'rejected'>

/** Writes the records of one source into the staging tables: checked, and under pseudonyms. */
export class Staging {
  private rows: number
  private staged: number
  private rejected: number

  private constructor(
    private readonly appenders: ReadonlyMap<string, Appender>,
    private readonly source: string,
    private readonly pseudonyms: Pseudonyms,
    before: Reached,
  ) {
    ;({ rows: this.rows, staged: this.staged, rejected: this.rejected } = before)
  }

  static async open(database: Database, source: string, pseudonyms: Pseudonyms, before: Reached): Promise<Staging> {
    const appenders = new Map<string, Appender>()
    for (const name of [...entityNames, ...findingTables]) {
      appenders.set(name, await database.appender(snakeCase(name)))
    }
    return new Staging(appenders, source, pseudonyms, before)
  }

  get reached(): Reached {
    const { rows, staged, rejected } = this
    return { rows, staged, rejected }
  }

  /** Rows that were written since are gone from the file. */
  goBackTo(before: Reached): void {
    ;({ rows: this.rows, staged: this.staged, rejected: this.rejected } = before)
  }

  add(record: ConformedRecord): void {
    const { entity, origin, completes = false } = record
    const broken = brokenRule(record)
    if (broken) {
      this.reject({ entity, origin, ...broken })
      return
    }
    const appender = this.appender(entity)
    this.appendValues(appender, record)
    appendTexts(appender, [this.source, origin])
    appender.appendBoolean(completes)
    this.endRow(appender)
    this.staged += 1
  }

  reject({ entity, origin, rule, field, value }: Refusal): void {
    const appender = this.appender('rejected_record')
    appendTexts(appender, [this.source, snakeCase(entity), origin, rule, snakeCase(field), value])
    this.endRow(appender)
    this.rejected += 1
  }

  /** Have the file hold all rows until now. */
  flush(): void {
    for (const appender of this.appenders.values()) appender.flushSync()
  }

  /** Write what could not be used of the source as a whole, and end. */
  finish(observed: Fetched['observed']): void {
    const observations = this.appender('observed_value')
    for (const { entity, field, kind, value, reason, records } of observed) {
      appendTexts(observations, [this.source, snakeCase(entity), snakeCase(field), kind, value, reason])
      observations.appendUInteger(records)
      this.endRow(observations)
    }
    this.close()
  }

  close(): void {
    for (const appender of this.appenders.values()) appender.closeSync()
  }

  private endRow(appender: Appender): void {
    this.rows += 1
    appender.appendUBigInt(BigInt(this.rows))
    appender.endRow()
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
