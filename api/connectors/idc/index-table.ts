import { list, sql, trusted, type Sql } from '#analytics/sql/sql.js'
import { Database } from '#api/duckdb/database.js'
import { ConnectorError } from '../connector.js'
import { unreadable } from './unreadable.js'

/** A row of the studies' query, in the order of its columns. */
export type StudyRow = readonly unknown[]

/** A collection of the index, and how much it has. */
export interface Collection {
  readonly id: string
  readonly licence: string | null
  readonly doi: string | null
  readonly patients: number
  readonly studies: number
  readonly series: number
}

/** Columns without which a row of the index says nothing. */
const required = ['collection_id', 'PatientID', 'StudyInstanceUID', 'Modality'] as const

/** DuckDB takes a path for a pattern of paths; in brackets a character is itself. */
const literal = (path: string): string => path.replace(/[*?[\]]/g, '[$&]')

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** The index of IDC: a row of it is a series. */
export class IndexTable {
  private constructor(
    private readonly source: string,
    private readonly database: Database,
    private readonly path: string,
    readonly columns: readonly string[],
  ) {}

  /** @throws ConnectorError for what is no such index */
  static async open(source: string, path: string): Promise<IndexTable> {
    const database = await Database.open(':memory:', { memoryLimit: '500MB', threads: 2 })
    try {
      // Whoever may read the index, its patients are written down nowhere.
      await database.execute("SET temp_directory = ''")
      const query = sql`DESCRIBE SELECT * FROM read_parquet(${literal(path)})`
      const rows = await database.query(query).catch(notWhole(source))
      const columns = rows.map((row) => textOf(row['column_name']) ?? '')
      const missing = required.filter((column) => !columns.includes(column))
      if (missing.length > 0) throw new ConnectorError(`${source}: the index has no column ${missing.join(', ')}`)
      return new IndexTable(source, database, literal(path), columns)
    } catch (error) {
      database.close()
      throw error
    }
  }

  async collections(): Promise<readonly Collection[]> {
    const rows = await this.database
      .query(
        sql`
        SELECT collection_id, mode(${this.column('license_short_name')})::VARCHAR AS licence,
          mode(${this.column('source_DOI')})::VARCHAR AS doi,
          count(DISTINCT PatientID) AS patients, count(DISTINCT StudyInstanceUID) AS studies, count(*) AS series
        FROM read_parquet(${this.path}) WHERE collection_id IS NOT NULL GROUP BY collection_id ORDER BY collection_id`,
      )
      .catch(notWhole(this.source))
    return rows.map((row) => ({
      id: textOf(row['collection_id']) ?? '',
      ...{ licence: textOf(row['licence']), doi: textOf(row['doi']) },
      ...{ patients: Number(row['patients']), studies: Number(row['studies']), series: Number(row['series']) },
    }))
  }

  /** Studies made of their series, in a settled order, those of a patient by date. */
  async *studies(collections: readonly Collection[]): AsyncGenerator<StudyRow> {
    for (const some of inParts(collections)) yield* this.studiesOf(some)
  }

  private async *studiesOf(collections: readonly Collection[]): AsyncGenerator<StudyRow> {
    const wanted = sql`collection_id IN ${list(collections.map(({ id }) => id))}`
    const rows = this.database.stream(sql`
      SELECT
        collection_id, PatientID, StudyInstanceUID,
        min(${this.column('PatientSex')})::VARCHAR AS sex, min(${this.column('PatientAge')})::VARCHAR AS age,
        min(${this.column('StudyDate')})::VARCHAR AS performed_on,
        array_to_string(list_sort(list(DISTINCT Modality)), ',') AS modalities,
        array_to_string(list_sort(list(DISTINCT ${this.column('BodyPartExamined')})), '|') AS body_parts,
        count(*)::VARCHAR AS series, sum(${this.column('instanceCount', 'BIGINT')})::BIGINT::VARCHAR AS images,
        min(${this.column('series_init_idc_version')})::INTEGER::VARCHAR AS version
      FROM read_parquet(${this.path}) WHERE ${wanted}
      GROUP BY collection_id, PatientID, StudyInstanceUID
      ORDER BY collection_id, PatientID, performed_on, StudyInstanceUID`)
    try {
      yield* rows
    } catch (error) {
      notWhole(this.source)(error)
    }
  }

  /** When each version of IDC was released, by a file that stands beside the index. */
  async releases(path: string): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.query(sql`
      SELECT idc_version::VARCHAR AS version, left(version_timestamp::VARCHAR, 10) AS day
      FROM read_parquet(${literal(path)}) WHERE idc_version IS NOT NULL AND version_timestamp IS NOT NULL`)
    return new Map(rows.map((row) => [textOf(row['version']) ?? '', textOf(row['day']) ?? '']))
  }

  close(): void {
    this.database.close()
  }

  /** Indices of earlier releases lack some. */
  private column(name: string, type = 'VARCHAR'): Sql {
    return trusted(this.columns.includes(name) ? name : `NULL::${type}`)
  }
}

/** What is sorted at once, so that memory does not grow with the index. */
const seriesAtOnce = 100_000

function inParts(collections: readonly Collection[]): readonly (readonly Collection[])[] {
  const parts: Collection[][] = []
  let series = Infinity
  for (const collection of collections) {
    series += collection.series
    if (series > seriesAtOnce) {
      parts.push([])
      series = collection.series
    }
    parts.at(-1)?.push(collection)
  }
  return parts
}

const notWhole =
  (source: string) =>
  (cause: unknown): never => {
    throw unreadable(source, cause)
  }
