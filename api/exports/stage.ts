import { sql, trusted } from '#analytics/sql/sql.js'
import { ConnectorError, type Connector, type Page } from '#api/connectors/connector.js'
import { countedObservations } from '#api/connectors/counted.js'
import type { Database } from '#api/duckdb/database.js'
import { entityNames } from '#data/schema/entities.js'
import type { Fetched } from './fetched-shelf.js'
import type { Pseudonyms } from './pseudonyms.js'
import { Staging } from './staging.js'
import { findingTables, snakeCase } from './staging-tables.js'

export interface StageOptions {
  readonly pseudonyms: Pseudonyms
  readonly maxRecords: number
  readonly signal: AbortSignal
  readonly now: () => number
  /** Called after each page. */
  readonly onPage: (soFar: Fetched) => void
  /** Called now and then where reading could go on later: what it is told is in the file. */
  readonly save: (resumable: Fetched) => Promise<void>
}

/** Between two places to resume from, in milliseconds: what a crash costs at most, besides the page it was in. */
const saveEvery = 5_000

/** Read a source to its end, or on from where `begun` stopped, into the staging tables. */
export async function stage(
  database: Database,
  connector: Connector,
  begun: Fetched,
  options: StageOptions,
): Promise<Fetched> {
  const reading = new Reading(await Staging.open(database, begun.source, options.pseudonyms, begun), begun)
  try {
    const { signal, now, onPage, save, maxRecords } = options
    let savedAt = now()
    for await (const page of connector.read(signal, begun.cursor ?? undefined)) {
      signal.throwIfAborted()
      if (page.forget === true) await reading.forget(database)
      reading.take(page)
      onPage(reading.soFar)
      if (reading.soFar.read > maxRecords) throw tooMany(begun.source, maxRecords)
      if (page.resumable !== true) continue
      reading.mark(page.cursor)
      if (now() - savedAt < saveEvery) continue
      savedAt = now()
      await save(reading.flushed())
    }
    signal.throwIfAborted()
    return reading.finished(connector)
  } catch (error) {
    reading.close()
    throw error
  }
}

const tooMany = (source: string, most: number): ConnectorError =>
  new ConnectorError(`${source}: more than ${most} records came; raise maxRecords of this source if that is right`)

class Reading {
  private observations: ReturnType<typeof countedObservations>
  /** As it was after the last resumable page. */
  private marked: Fetched

  constructor(
    private readonly staging: Staging,
    public soFar: Fetched,
  ) {
    this.marked = soFar
    this.observations = recounted(soFar)
  }

  take({ records, refusals, observations, read, bytes }: Page): void {
    for (const record of records) this.staging.add(record)
    for (const refusal of refusals) this.staging.reject(refusal)
    for (const observation of observations) this.observations.add(observation)
    this.soFar = {
      ...this.soFar,
      ...this.staging.reached,
      read: this.soFar.read + read,
      bytes: bytes ?? this.soFar.bytes,
    }
  }

  mark(cursor: string): void {
    this.soFar = { ...this.soFar, cursor, observed: this.observations.all() }
    this.marked = this.soFar
  }

  /** Go back to the last resumable page. */
  async forget(database: Database): Promise<void> {
    this.staging.flush()
    await forgetAfter(database, this.marked.rows)
    this.staging.goBackTo(this.marked)
    this.soFar = { ...this.marked, bytes: this.soFar.bytes }
    this.observations = recounted(this.marked)
  }

  flushed(): Fetched {
    this.staging.flush()
    return this.marked
  }

  finished(connector: Connector): Fetched {
    const observed = this.observations.all()
    this.staging.finish(observed)
    return {
      ...this.soFar,
      ...this.staging.reached,
      ...{ isComplete: true, observed },
      notices: (connector.notices?.() ?? []).map((notice) => ({ source: connector.name, ...notice })),
      parts: Object.fromEntries(connector.parts?.() ?? []),
      properties: Object.fromEntries(
        [...(connector.properties?.() ?? [])].map(([node, names]) => [node, [...names].sort()]),
      ),
    }
  }

  close(): void {
    this.staging.close()
  }
}

function recounted({ observed }: Fetched): ReturnType<typeof countedObservations> {
  const counted = countedObservations()
  for (const { records, ...observation } of observed) counted.add(observation, records)
  return counted
}

/** Rows that came after the last resumable page will come again. */
export async function forgetAfter(database: Database, rows: number): Promise<void> {
  for (const table of [...entityNames.map(snakeCase), ...findingTables]) {
    await database.query(sql`DELETE FROM ${trusted(table)} WHERE row_number > ${rows}`)
  }
}
