import { DuckDBInstance, type DuckDBAppender, type DuckDBConnection, type DuckDBValue, type JS } from '@duckdb/node-api'
import type { Sql } from '#analytics/sql/sql.js'

/** Appends rows to a table, value by value: the fastest way in. */
export type Appender = DuckDBAppender

export type Row = Readonly<Record<string, JS>>

export interface DatabaseOptions {
  readonly readOnly?: boolean
  /** Such as `600MB`; DuckDB spills to disk beyond it. */
  readonly memoryLimit?: string
  readonly threads?: number
}

/** A DuckDB file, or memory with `:memory:`. The only door to DuckDB; its bigints become numbers here. */
export class Database {
  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
  ) {}

  static async open(path: string, { readOnly, memoryLimit, threads }: DatabaseOptions = {}): Promise<Database> {
    const instance = await DuckDBInstance.create(path, {
      ...(readOnly ? { access_mode: 'READ_ONLY' } : {}),
      ...(memoryLimit ? { memory_limit: memoryLimit } : {}),
      ...(threads ? { threads: String(threads) } : {}),
    })
    return new Database(instance, await instance.connect())
  }

  /** Rows of one statement with bound values. Integers beyond 2^53 are an error, not a wrong number. */
  async query({ text, values }: Sql): Promise<Row[]> {
    const reader = await this.connection.runAndReadAll(text, values as DuckDBValue[])
    return reader.getRowObjectsJS().map((row) => mapValues(row, plain))
  }

  /** Rows of one statement as they come, each an array in column order: memory does not grow with their number. */
  async *stream({ text, values }: Sql): AsyncGenerator<readonly JS[]> {
    const result = await this.connection.stream(text, values as DuckDBValue[])
    for await (const rows of result.yieldRowsJs()) yield* rows
  }

  /** Statements without values, such as table definitions. */
  async execute(statements: string): Promise<void> {
    await this.connection.run(statements)
  }

  appender(table: string): Promise<Appender> {
    return this.connection.createAppender(table)
  }

  close(): void {
    this.connection.closeSync()
    this.instance.closeSync()
  }
}

function mapValues(row: Record<string, JS>, convert: (value: JS) => JS): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, convert(value)]))
}

function plain(value: JS): JS {
  if (typeof value === 'bigint') {
    if (value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER) {
      throw new RangeError(`${value} does not fit a number; cast it in the query`)
    }
    return Number(value)
  }
  if (Array.isArray(value)) return value.map(plain)
  return value
}
