import { list, sql, trusted, type Sql } from '#analytics/sql/sql.js'
import { Database } from '#api/duckdb/database.js'
import { ConnectorError, type Connector, type Page } from '../connector.js'
import type { World } from '../fetching/world.js'
import { conformProject, conformStudy } from './conform.js'
import { indexFile, indexVersion, type IndexSource } from './index-file.js'

/** A source of kind `idc` as the configuration has it. */
export interface IdcSource extends IndexSource {
  readonly collections?: readonly string[] | undefined
  /** When each version of IDC was released: the index has the number only. */
  readonly releases: Readonly<Record<string, string>>
}

const studiesAPage = 2_000

/** Columns without which a row of the index says nothing. */
const required = ['collection_id', 'PatientID', 'StudyInstanceUID', 'Modality']

const chosen = ({ collections }: IdcSource): Sql =>
  collections === undefined ? trusted('true') : sql`collection_id IN ${list(collections)}`

/** A row of the index is a series; a study is made of its series, in SQL, and comes in a settled order. */
const studies = (path: string, source: IdcSource): Sql => sql`
  SELECT
    collection_id, PatientID, StudyInstanceUID,
    min(PatientSex) AS sex, min(PatientAge)::VARCHAR AS age, min(StudyDate)::VARCHAR AS performed_on,
    array_to_string(list_sort(list(DISTINCT Modality)), ',') AS modalities,
    min(BodyPartExamined) AS body_part, count(*)::INTEGER AS series, sum(instanceCount)::BIGINT::VARCHAR AS images,
    min(series_init_idc_version)::VARCHAR AS version
  FROM read_parquet(${path}) WHERE ${chosen(source)}
  GROUP BY collection_id, PatientID, StudyInstanceUID
  ORDER BY collection_id, PatientID, StudyInstanceUID`

const projects = (path: string, source: IdcSource): Sql => sql`
  SELECT collection_id, min(license_short_name) AS licence, min(source_DOI) AS doi, count(DISTINCT PatientID)::INTEGER AS patients
  FROM read_parquet(${path}) WHERE ${chosen(source)} GROUP BY collection_id ORDER BY collection_id`

/**
 * NCI Imaging Data Commons by its Parquet index, at an address or on disk.
 *
 * @param folder from which a path starts
 */
export const idcConnector = (source: IdcSource, folder: string, world?: World): Connector =>
  new IdcConnector(source, folder, world)

class IdcConnector implements Connector {
  readonly kind = 'idc'
  readonly name: string
  private readonly patients = new Map<string, number>()

  constructor(
    private readonly source: IdcSource,
    private readonly folder: string,
    private readonly world?: World,
  ) {
    this.name = source.name
  }

  version(signal: AbortSignal): Promise<string | null> {
    return indexVersion(this.source, this.folder, signal, this.world)
  }

  async *read(signal: AbortSignal): AsyncGenerator<Page> {
    const file = await indexFile(this.source, this.folder, signal, this.world)
    const database = await Database.open(':memory:', { memoryLimit: '400MB', threads: 2 })
    try {
      await this.requireColumns(database, file.path)
      yield await this.projects(database, file.path, file.bytes)
      let number = 0
      let rows: Parameters<typeof conformStudy>[0][] = []
      for await (const row of database.stream(studies(file.path, this.source))) {
        rows.push(row)
        if (rows.length < studiesAPage) continue
        signal.throwIfAborted()
        yield this.page(rows, number)
        number += rows.length
        rows = []
      }
      yield this.page(rows, number)
    } finally {
      database.close()
      await file.done()
    }
  }

  parts(): ReadonlyMap<string, number> {
    return new Map([...this.patients].map(([collection, count]) => [`collection ${collection}`, count]))
  }

  private page(rows: readonly Parameters<typeof conformStudy>[0][], before: number): Page {
    const conformed = rows.map((row, i) => conformStudy(row, before + i + 1, this.source.releases))
    return {
      ...{ cursor: `study ${before + rows.length}`, read: rows.length },
      records: conformed.flatMap(({ records }) => records),
      observations: conformed.flatMap(({ observations }) => observations),
      refusals: conformed.flatMap(({ refusals }) => refusals),
    }
  }

  private async projects(database: Database, path: string, bytes: number): Promise<Page> {
    const found = await database.query(projects(path, this.source))
    for (const row of found) this.patients.set(name(row['collection_id']), Number(row['patients']))
    const missing = (this.source.collections ?? []).filter((collection) => !this.patients.has(collection))
    if (missing.length > 0) {
      throw new ConnectorError(
        `${this.name}: collections: the index has no ${missing.join(', ')}; it names them as in collection_id`,
      )
    }
    return { cursor: 'collections', bytes, records: found.map(conformProject), observations: [], refusals: [], read: 0 }
  }

  private async requireColumns(database: Database, path: string): Promise<void> {
    const described = await database
      .query(sql`DESCRIBE SELECT * FROM read_parquet(${path})`)
      .catch((cause: unknown) => {
        throw new ConnectorError(`${this.name}: the index is not a whole Parquet file`, { cause })
      })
    const columns = new Set(described.map((row) => name(row['column_name'])))
    const missing = required.filter((column) => !columns.has(column))
    if (missing.length > 0) throw new ConnectorError(`${this.name}: the index has no column ${missing.join(', ')}`)
  }
}

const name = (value: unknown): string => (typeof value === 'string' ? value : '')
