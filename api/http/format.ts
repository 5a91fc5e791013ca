import { stringify } from 'csv-stringify/sync'
import { parquetWriteBuffer, type ColumnSource } from 'hyparquet-writer'
import { BadQuestion, unknownValue } from '#analytics/question/bad-question.js'
import type { Sheet, SheetColumn } from '#analytics/contract/sheet.js'

export const formats = ['json', 'csv', 'parquet'] as const
export type Format = (typeof formats)[number]

export const mediaType: Readonly<Record<Format, string>> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  parquet: 'application/vnd.apache.parquet',
}

/** @throws BadQuestion for a format that is not one */
export function parseFormat(text: string | undefined): Format {
  const format = formats.find((each) => each === (text ?? 'json'))
  if (format === undefined) throw new BadQuestion([unknownValue('format', text ?? '', formats)])
  return format
}

/** RFC 4180 with a header line; an absent value is an empty field. */
export function csv({ columns, rows }: Sheet): string {
  return stringify([columns.map(({ name }) => name), ...rows], {
    record_delimiter: '\r\n',
    cast: { boolean: (value) => String(value) },
    escape_formulas: true,
  })
}

const parquetType: Readonly<Record<SheetColumn['type'], 'STRING' | 'DOUBLE' | 'BOOLEAN'>> = {
  text: 'STRING',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
}

export function parquet({ columns, rows }: Sheet): Uint8Array {
  const columnData = columns.map<ColumnSource>(({ name, type }, i) => ({
    name,
    type: parquetType[type],
    nullable: true,
    data: rows.map((row) => row[i] ?? null),
  }))
  return new Uint8Array(parquetWriteBuffer({ columnData }))
}

/** The body of an answer in the format asked for. */
export function body(format: Format, answer: unknown, sheet: () => Sheet): string | Uint8Array {
  if (format === 'json') return JSON.stringify(answer)
  return format === 'csv' ? csv(sheet()) : parquet(sheet())
}
