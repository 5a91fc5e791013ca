import type { Place } from '#analytics/release/exact-cells.js'
import type { PublicCell } from '#analytics/release/public-cell.js'
import type { Appender, Database } from '#api/duckdb/database.js'

const unsorted = 'release_cell'

/** Writes the cells of a release in whatever order they come, and puts those that are asked for together together. */
export class CellWriter {
  private constructor(
    private readonly database: Database,
    private readonly appender: Appender,
  ) {}

  /** @param database with the table `release.cell`, empty */
  static async on(database: Database): Promise<CellWriter> {
    await database.execute(`CREATE TEMP TABLE ${unsorted} AS SELECT * FROM release.cell`)
    return new CellWriter(database, await database.appender(unsorted))
  }

  /** @param table the measure, clock, grain and dimensions */
  write(table: readonly string[], values: readonly string[], period: Place['period'], cell: PublicCell): void {
    const { appender } = this
    for (const name of table) appender.appendVarchar(name)
    for (const text of [values[0], values[1], period]) {
      if (text === undefined || text === null) appender.appendNull()
      else appender.appendVarchar(text)
    }
    appender.appendBoolean(cell.status === 'withheld')
    const { value, numerator, denominator, unknown, q1, q3 } = cell.status === 'shown' ? cell : nothing
    for (const number of [value, numerator, denominator, unknown, q1, q3]) {
      if (number === null) appender.appendNull()
      else appender.appendDouble(number)
    }
    appender.endRow()
  }

  async end(): Promise<void> {
    this.appender.closeSync()
    await this.database.execute(`
      INSERT INTO release.cell SELECT * FROM ${unsorted}
      ORDER BY measure, clock, grain, dimensions, value_0, value_1, period;
      DROP TABLE ${unsorted};`)
  }
}

const nothing = { value: null, numerator: null, denominator: null, unknown: null, q1: null, q3: null }
