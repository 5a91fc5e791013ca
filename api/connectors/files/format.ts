import { ConnectorError } from '../connector.js'
import { readDelimited } from './delimited.js'
import { readArray } from './json.js'
import { formats, type Format } from './mapping.js'
import { readLines } from './ndjson.js'
import { readParquet } from './parquet.js'
import type { RowReader } from './row.js'
import { readSheet } from './workbook.js'

// readers
export const readers: Readonly<Record<Format, RowReader>> = {
  csv: readDelimited(','),
  tsv: readDelimited('\t'),
  json: readArray,
  ndjson: readLines,
  parquet: readParquet,
  xlsx: readSheet,
}

const endings: Readonly<Record<string, Format>> = { tab: 'tsv', jsonl: 'ndjson', pq: 'parquet', xlsm: 'xlsx' }

const isFormat = (text: string): text is Format => formats.some((format) => format === text)

/** The format of a file by its name. @throws ConnectorError for an ending that says nothing */
export function formatOf(name: string): Format {
  const ending = name.toLowerCase().replace(/\.gz$/, '').split('.').at(-1) ?? ''
  if (isFormat(ending)) return ending
  const format = endings[ending]
  if (format) return format
  const advice = ending === 'xls' ? 'save it as XLSX' : `say \`format:\` in the mapping, one of ${formats.join(', ')}`
  throw new ConnectorError(`${name} does not say its format by its ending: ${advice}`)
}
