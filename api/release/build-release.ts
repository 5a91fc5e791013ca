import type { DimensionId } from '#analytics/catalogue/dimensions.js'
import type { Base } from '#analytics/catalogue/measure.js'
import { measureIds, measureOf } from '#analytics/catalogue/measures.js'
import { cellsOf, siteStatements, studySets, type Cells, type CellsAsked } from '#analytics/release/cell-statements.js'
import { spentCells } from '#analytics/release/spent-cells.js'
import {
  ExactRow,
  isDominated,
  measuredCells,
  siteCell,
  spentCell,
  type MeasuredCell,
  type Place,
} from '#analytics/release/exact-cells.js'
import { latticeTable } from '#analytics/release/lattice.js'
import type { Protection } from '#analytics/release/protect-cell.js'
import { timesOf, type Time } from '#analytics/release/times.js'
import { examTable, personTable, valueTypes, visitTable } from '#analytics/release/unit-statements.js'
import type { Database } from '#api/duckdb/database.js'
import { releaseTables } from '#data/schema/release.js'
import { CellWriter } from './cell-writer.js'

export interface ReleaseOptions {
  readonly dimensions: readonly DimensionId[]
  readonly protection: Protection
  readonly signal: AbortSignal
}

/**
 * Compute all that the public may read of a snapshot, protected, into a schema of its own.
 *
 * Patients' rows are read here, and nowhere on the way to a public answer.
 *
 * @param database a draft whose core tables are complete
 */
export async function buildRelease(database: Database, options: ReleaseOptions): Promise<void> {
  const { dimensions } = options
  await database.execute(releaseTables)
  const units = [...valueTypes(dimensions), personTable(dimensions), examTable(dimensions), visitTable()]
  for (const { text } of units) await database.execute(text)
  const writer = await CellWriter.on(database)
  await new Build(database, writer, options).all()
  await writer.end()
  await database.execute('DROP TABLE person; DROP TABLE exam; DROP TABLE visit; DROP TABLE unit')
}

class Build {
  /** Cells that are one site's, by their place. */
  private readonly dominated = new Set<string>()

  constructor(
    private readonly database: Database,
    private readonly writer: CellWriter,
    private readonly options: ReleaseOptions,
  ) {}

  async all(): Promise<void> {
    for (const base of ['patient', 'study', 'stay'] as const) {
      for (const time of timesOf(base)) {
        for (const ofStudies of studySets(this.options.dimensions)) await this.tables(base, time, ofStudies)
      }
    }
  }

  private async tables(base: Base, time: Time, ofStudies: readonly DimensionId[]): Promise<void> {
    const { dimensions, protection } = this.options
    const asked: CellsAsked = { dimensions, ofStudies, clock: time.reading }
    if (base !== 'stay') await this.counts(base, time, asked)
    const spent = measureIds.filter((id) => measureOf(id).kind === 'duration' && measureOf(id).base === base)
    for (const measure of spent) {
      const cells = spentCells(measure, asked)
      await this.database.execute(cells.units.text)
      for await (const row of this.rows(cells)) {
        const place = row.place(dimensions)
        this.put(base, time, place, [{ measure, cell: spentCell(row, this.isDominated(time, place), protection) }])
      }
    }
  }

  private async counts(base: 'patient' | 'study', time: Time, asked: CellsAsked): Promise<void> {
    const { dimensions, protection } = this.options
    const cells = cellsOf(base, asked)
    await this.database.execute(cells.units.text)
    if (base === 'patient') await this.sites(time, asked)
    for await (const row of this.rows(cells)) {
      const place = row.place(dimensions)
      this.put(base, time, place, measuredCells(base, row, this.isDominated(time, place), protection))
    }
  }

  private async sites(time: Time, asked: CellsAsked): Promise<void> {
    const { dimensions, protection } = this.options
    for await (const row of this.rows({ statements: siteStatements(asked) })) {
      const place = row.place(dimensions)
      if (isDominated(row.number('largest'), row.number('patients'))) this.dominated.add(nameOf(time, place))
      this.put('patient', time, place, [{ measure: 'sites', cell: siteCell(row, protection) }])
    }
  }

  private isDominated = (time: Time, place: Place): boolean => this.dominated.has(nameOf(time, place))

  private put(base: Base, { clock, reading }: Time, place: Place, cells: readonly MeasuredCell[]): void {
    const { dimensions } = this.options
    const values = dimensions.flatMap((id) => place.key[id] ?? [])
    const by = latticeTable(Object.keys(place.key), dimensions)
    const write = (measure: string, cell: MeasuredCell['cell']): void =>
      this.writer.write([measure, clock, reading.grain, by], values, place.period, cell)
    const told = cells.filter(({ cell }) => cell.status !== 'none')
    const [first] = told
    if (first !== undefined && told.length > 1 && told.every(({ cell }) => cell.status === 'withheld')) {
      write(base, first.cell)
      return
    }
    for (const { measure, cell } of told) write(measure, cell)
  }

  /** Read whole before the first is written: what is written meanwhile would cut a stream of the same connection off. */
  private async *rows({ statements }: Pick<Cells, 'statements'>): AsyncGenerator<ExactRow> {
    for (const { columns, statement } of statements) {
      this.options.signal.throwIfAborted()
      const places = new Map(columns.map((name, i) => [name, i]))
      const rows: (readonly unknown[])[] = []
      for await (const row of this.database.stream(statement)) rows.push(row)
      for (const row of rows) yield new ExactRow(places, row)
    }
  }
}

const nameOf = ({ clock, reading }: Time, { period, key }: Place): string =>
  `${clock} ${reading.grain} ${period ?? ''} ${JSON.stringify(key)}`
