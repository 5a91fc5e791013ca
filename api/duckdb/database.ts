import { channel } from 'node:diagnostics_channel'
import { DuckDBInstance, type DuckDBAppender, type DuckDBConnection, type DuckDBValue, type JS } from '@duckdb/node-api'
import type { Sql } from '#analytics/sql/sql.js'
import { interruptible } from './interruptible.js'

/** Appends rows to a table, value by value: the fastest way in. */
export type Appender = DuckDBAppender

export type Row = Readonly<Record<string, JS>>

export interface DatabaseOptions {
  readonly readOnly?: boolean
  /** Such as `600MB`; DuckDB spills to disk beyond it. */
  readonly memoryLimit?: string
  readonly threads?: number
  /** For where questions are asked: see `seal`. */
  readonly isSealed?: boolean
  /**
   * Joins are run as written: what is looked up, and held in memory, is on the right. DuckDB takes a fifth of the rows to
   * fulfil whatever condition, and would hold a million studies to look up a third as many patients.
   */
  readonly joinsAsWritten?: boolean
}

/** No extension comes by itself, from the disk or from the network. */
const ownOnly = { autoinstall_known_extensions: 'false', autoload_known_extensions: 'false' }

const sealed = { enable_external_access: 'false', lock_configuration: 'true' }

/** The channel on which every statement's text is told to whoever watches what DuckDB is asked. Values are not told. */
export const statementTexts = 'topogram:statement'
const statements = channel(statementTexts)

/** A DuckDB file, or memory with `:memory:`. The only door to DuckDB; its bigints become numbers here. */
export class Database {
  private readonly running = new Set<Promise<unknown>>()

  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
    private readonly memoryLimit: string | undefined,
  ) {}

  static async open(path: string, options: DatabaseOptions = {}): Promise<Database> {
    const { readOnly, memoryLimit, threads, isSealed, joinsAsWritten } = options
    const instance = await DuckDBInstance.create(path, {
      ...ownOnly,
      ...(readOnly ? { access_mode: 'READ_ONLY' } : {}),
      ...(memoryLimit ? { memory_limit: memoryLimit } : {}),
      ...(threads ? { threads: String(threads) } : {}),
      ...(isSealed ? sealed : {}),
      ...(joinsAsWritten ? { disabled_optimizers: 'join_order,build_side_probe_side' } : {}),
    })
    return new Database(instance, await instance.connect(), memoryLimit)
  }

  /**
   * From here on nothing leads out of the databases that are attached: no other file, no network, no extension; and no
   * statement can change that, nor how much memory there is.
   */
  async seal(): Promise<void> {
    await this.execute('SET enable_external_access = false; SET lock_configuration = true')
  }

  /** Do work on a connection of its own, whose statements a deadline interrupts, and nobody else's. */
  async apart<T>(work: (database: Database) => Promise<T>): Promise<T> {
    const own = new Database(this.instance, await this.instance.connect(), this.memoryLimit)
    try {
      return await work(own)
    } finally {
      // One of several statements failed: the others still hold the connection.
      await Promise.allSettled(own.running)
      own.connection.closeSync()
    }
  }

  /** Rows of one statement with bound values. Integers beyond 2^53 are an error, not a wrong number. */
  async query({ text, values }: Sql): Promise<Row[]> {
    if (statements.hasSubscribers) statements.publish(text)
    const reader = await this.counted(
      interruptible(this.connection, () => this.connection.runAndReadAll(text, values as DuckDBValue[])),
    )
    return reader.getRowObjectsJS().map((row) => mapValues(row, plain))
  }

  /** Rows of one statement as they come, each an array in column order: memory does not grow with their number. */
  async *stream({ text, values }: Sql): AsyncGenerator<readonly JS[]> {
    const result = await this.connection.stream(text, values as DuckDBValue[])
    for await (const rows of result.yieldRowsJs()) yield* rows
  }

  /** Statements without values, such as table definitions. */
  async execute(text: string): Promise<void> {
    await this.connection.run(text)
  }

  appender(table: string): Promise<Appender> {
    return this.connection.createAppender(table)
  }

  /**
   * Give the system back what DuckDB has freed and its allocator keeps, which is as much again as the limit on its
   * memory. It does so only when a limit is set, even to what it was.
   */
  async releaseMemory(): Promise<void> {
    if (this.memoryLimit) await this.execute(`SET memory_limit = '${this.memoryLimit}'`)
  }

  close(): void {
    this.connection.closeSync()
    this.instance.closeSync()
  }

  private async counted<T>(statement: Promise<T>): Promise<T> {
    this.running.add(statement)
    try {
      return await statement
    } finally {
      this.running.delete(statement)
    }
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
