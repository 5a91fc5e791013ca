import { sql, trusted } from '#analytics/sql/sql.js'
import { Database } from '#api/duckdb/database.js'
import { ConnectorError } from '../connector.js'
import { requireColumns } from './columns.js'
import type { OpenedFile, Row } from './row.js'

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** DuckDB takes a path for a pattern of paths; in brackets a character is itself. */
const literal = (path: string): string => path.replace(/[*?[\]]/g, '[$&]')

async function columnsOf(database: Database, path: string): Promise<string[]> {
  const rows = await database.query(sql`DESCRIBE SELECT * FROM read_parquet(${path})`)
  return rows.map(({ column_name: name }) => (typeof name === 'string' ? name : ''))
}

async function* cellsOf(
  database: Database,
  path: string,
  columns: readonly (string | null)[],
): AsyncGenerator<string[]> {
  const list = columns.map((name) => (name === null ? `''` : `coalesce(CAST(${quoted(name)} AS VARCHAR), '')`))
  const rows = database.stream(sql`SELECT ${trusted(list.join(', '))} FROM read_parquet(${path})`)
  for await (const row of rows) yield row.map(String)
}

function broken(name: string, error: unknown): unknown {
  if (error instanceof ConnectorError) return error
  return new ConnectorError(`${name} is not a whole Parquet file: it may be cut off, or of another format`, {
    cause: new Error(reasonOf(error), { cause: error }),
  })
}

/** What DuckDB says, without the query that it repeats on further lines. */
const reasonOf = (error: unknown): string => (String(error).split('\n')[0] ?? '').replace(/^Error: /, '')

/** Reads a Parquet file through DuckDB: only the columns that the mapping names, as texts. */
export async function* readParquet(file: OpenedFile): AsyncGenerator<Row> {
  const database = await Database.open(':memory:', { memoryLimit: '512MB', threads: 1 })
  const path = literal(file.path)
  try {
    const names = await columnsOf(database, path)
    requireColumns(file.name, file.wanted, names)
    file.found(names)
    const columns = file.wanted.names.map((name) => (names.includes(name) ? name : null))
    let number = 0
    for await (const cells of cellsOf(database, path, columns)) {
      number += 1
      yield { place: `row ${number}`, cells }
    }
  } catch (error) {
    throw broken(file.name, error)
  } finally {
    database.close()
  }
}
