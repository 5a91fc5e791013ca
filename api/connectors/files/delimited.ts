import { Readable } from 'node:stream'
import { CsvError, parse, type Options } from 'csv-parse'
import { ConnectorError } from '../connector.js'
import { gridRows, type GridRow } from './grid.js'
import type { OpenedFile, Row } from './row.js'
import { textOf } from './text-file.js'

/** A row longer than this is not a row: most likely a quote was opened and never closed. */
const longestRow = 1_000_000

const mending = 'mend the quotes, or say `quote: none` where they enclose nothing'
const separating = 'in the first line it may be the separator that is another: see `delimiter:`'

/** What is wrong with a file's quotes. The parser's own words would repeat what is in the cell. */
function explain(name: string, error: unknown, rowBegins: number): unknown {
  if (!(error instanceof CsvError)) return error
  const advice = rowBegins === 1 ? `${mending}; ${separating}` : mending
  const lines: unknown = error['lines']
  const line = typeof lines === 'number' ? lines : rowBegins
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    return new ConnectorError(`${name} line ${rowBegins}: a quote is opened and never closed; ${advice}`)
  }
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return new ConnectorError(
      `${name} line ${rowBegins}: the row has more than 1 MB, a quote may not be closed; ${advice}`,
    )
  }
  if (error.code === 'INVALID_OPENING_QUOTE' || error.code === 'CSV_INVALID_CLOSING_QUOTE') {
    return new ConnectorError(`${name} line ${line}: a quote stands in the middle of a cell; ${advice}`)
  }
  return new ConnectorError(`${name} line ${line}: not a row of a table (${error.code})`)
}

function options({ table }: OpenedFile, delimiter: string, parsed: (cells: string[], line: number) => void): Options {
  const quote = table.quote ?? '"'
  return {
    bom: true,
    delimiter: table.delimiter ?? delimiter,
    quote: quote === 'none' ? null : quote,
    relax_column_count: true,
    // Of a file that was put together from others, the first line end says nothing about the next.
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: longestRow,
    on_record: (cells: string[], { lines }) => {
      parsed(cells, lines)
      return cells
    },
  }
}

async function* rowsOf(file: OpenedFile, delimiter: string): AsyncGenerator<GridRow> {
  // Rows are taken as they are parsed: those on their way through the stream are lost when a later one is broken,
  // and with them a header that tells what is really wrong.
  const waiting: GridRow[] = []
  let rowBegins = 1
  const parser = parse(
    options(file, delimiter, (cells, line) => {
      waiting.push({ place: `line ${rowBegins}`, cells })
      rowBegins = line + 1
    }),
  )
  const text = Readable.from(textOf(file))
  text.on('error', (error) => parser.destroy(error)).pipe(parser)
  try {
    for await (const _ of parser) yield* waiting.splice(0)
  } catch (error) {
    yield* waiting
    throw explain(file.name, error, rowBegins)
  } finally {
    text.destroy()
  }
}

/** Reads comma-separated and tab-separated values, in constant memory. */
export const readDelimited =
  (delimiter: string) =>
  (file: OpenedFile): AsyncGenerator<Row> =>
    gridRows(rowsOf(file, delimiter), file)
