import { trusted } from '#analytics/sql/sql.js'
import type { Database } from '#api/duckdb/database.js'
import type { Manifest } from '#api/snapshots/manifest.js'
import { schemaVersion } from '#data/schema/core.js'
import type { Fetched } from './fetched-shelf.js'

type Described = Pick<Manifest, 'schemaVersion' | 'dataTo' | 'tables' | 'sources'>

/** What a manifest says of a draft's content. */
export async function describe(database: Database, fetched: readonly Fetched[]): Promise<Described> {
  return {
    schemaVersion,
    dataTo: await lastContribution(database),
    tables: await rowsByTable(database),
    sources: await sources(database, fetched),
  }
}

async function lastContribution(database: Database): Promise<string | null> {
  const [row] = await database.query(
    trusted(`SELECT greatest(
      (SELECT max(contributed_on) FROM core.patient), (SELECT max(contributed_on) FROM core.study))::VARCHAR AS data_to`),
  )
  const dataTo = row?.['data_to']
  return typeof dataTo === 'string' ? dataTo : null
}

async function rowsByTable(database: Database): Promise<Record<string, number>> {
  const tables = await database.query(
    trusted(`SELECT table_name FROM duckdb_tables()
      WHERE schema_name = 'core' AND database_name = current_database() ORDER BY table_name`),
  )
  const counted: Record<string, number> = {}
  for (const { table_name: table } of tables) {
    if (typeof table !== 'string') continue
    const [row] = await database.query(trusted(`SELECT count(*) AS rows FROM core.${table}`))
    counted[table] = Number(row?.['rows'])
  }
  return counted
}

async function sources(database: Database, fetched: readonly Fetched[]): Promise<Manifest['sources']> {
  const rejected = await database.query(
    trusted('SELECT source, count(*) AS rejected FROM core.rejected_record GROUP BY source'),
  )
  const rejectedOf = new Map(rejected.map(({ source, rejected }) => [source, Number(rejected)]))
  const dated = await database.query(
    trusted(`SELECT patient.source AS source, greatest(max(patient.contributed_on), max(study.contributed_on))::VARCHAR AS data_to
      FROM core.patient AS patient LEFT JOIN core.study AS study USING (patient_number) GROUP BY patient.source`),
  )
  const dataTo = new Map(dated.map(({ source, data_to: date }) => [source, typeof date === 'string' ? date : null]))
  return fetched.map(({ source: name, kind, read }) => ({
    ...{ name, kind, read },
    rejected: rejectedOf.get(name) ?? 0,
    dataTo: dataTo.get(name) ?? null,
  }))
}
