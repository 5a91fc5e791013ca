import { z } from 'zod'
import { entityNames } from '#data/schema/entities.js'
import { columnsOf, fieldKeys, fieldMapping, texts } from './field-mapping.js'

const text = z.string()
const rowNumber = { error: 'expected a row number, from 1 on' }
const count = z.coerce.number(rowNumber).int(rowNumber).min(1, rowNumber)
export const formats = ['csv', 'tsv', 'json', 'ndjson', 'parquet', 'xlsx'] as const
export type Format = (typeof formats)[number]

const condition = z
  .strictObject({
    column: text.describe('the column to look at'),
    is: texts.optional().describe('holds for these spellings, whatever their case'),
    isNot: texts.optional().describe('holds for all but these spellings'),
    matches: text.optional().describe('holds where this regular expression finds something'),
    filled: z.stringbool().optional().describe('`true`: something is written; `false`: nothing is'),
  })
  .refine(({ column: _, ...tests }) => Object.keys(tests).length === 1, {
    message: 'give exactly one of is, isNot, matches, filled',
  })
export type Condition = z.infer<typeof condition>

const several = z.strictObject({
  column: text.describe('a column with several values in a cell; the fields see one of them at a time'),
  split: text.describe('what parts them'),
})

const record = z.strictObject({
  entity: z.enum(entityNames).describe('what a row tells about; a row may tell about several'),
  when: z
    .preprocess((value) => (Array.isArray(value) || value === undefined ? value : [value]), z.array(condition).min(1))
    .optional()
    .describe('rows that count; all conditions must hold'),
  each: several.optional().describe('one record for each value in a cell'),
  fields: z.record(text, fieldMapping).describe('how each field is made; a text alone names a column'),
})
export type RecordMapping = z.infer<typeof record>

const rowNumbers = (value: unknown): unknown => (value === 'none' ? [] : Array.isArray(value) ? value.slice() : [value])
const headerRows = z.preprocess(rowNumbers, z.array(count))

/** What is known of a table's form, and what its rows tell about. */
const table = z.strictObject({
  describes: text.optional().describe('a sentence for people'),
  files: text.optional().describe('the file names this table is for, such as patients*.csv; all if not said'),
  format: z.enum(formats).optional().describe('by the file name’s ending if not said'),
  sheet: text.optional().describe('XLSX: the sheet’s name or number; the first if not said'),
  header: headerRows.optional().describe('the row with the names, several rows to be read together, or none'),
  firstRow: count.optional().describe('the row at which data begins; the one after the header if not said'),
  delimiter: text.optional().describe('what parts cells; comma for CSV, tab for TSV'),
  quote: z.enum(['"', "'", 'none']).optional().describe('what encloses cells'),
  encoding: z.enum(['utf-8', 'utf-16le', 'windows-1252']).optional().describe('how text is written; UTF-8 if not said'),
  at: text.optional().describe('JSON: where the array of records is; `data` if not said'),
  missing: texts.optional().describe('more spellings of "not known", for every field'),
  optional: texts.optional().describe('columns that a file may lack'),
  shortRows: z.stringbool().optional().describe('`true`: a row may end early, its last cells being missing'),
  records: z.array(record).min(1).describe('what the rows tell about'),
})
export type TableMapping = z.infer<typeof table>

const tables = z.strictObject({ tables: z.array(table).min(1).describe('several kinds of table in one source') })

export const mappingKeys: Readonly<Record<string, readonly string[]>> = {
  table: Object.keys(table.shape),
  record: Object.keys(record.shape),
  field: fieldKeys,
}

/** A mapping file: one table's keys, or `tables` with several. */
export const mappingSchema = { table, tables }

export interface Mapping {
  readonly name: string
  readonly tables: readonly TableMapping[]
}

/** Every column that a table's records read, once. */
export function columnsOfTable({ records }: TableMapping): string[] {
  const used = records.flatMap(({ when = [], each, fields }) => [
    ...when.map(({ column }) => column),
    ...(each ? [each.column] : []),
    ...Object.values(fields).flatMap(columnsOf),
  ])
  return [...new Set(used)]
}
