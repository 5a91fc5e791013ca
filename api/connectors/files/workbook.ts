import { stat } from 'node:fs/promises'
import readWorkbook from 'read-excel-file/node'
import { suggestion } from '#analytics/vocabulary/nearest.js'
import { ConnectorError } from '../connector.js'
import { gridRows, type GridRow } from './grid.js'
import type { OpenedFile, Row } from './row.js'
import { unpackedSize } from './unpacked-size.js'

/** A workbook is unpacked in memory as a whole; tables larger than this have better formats. */
const largest = 100_000_000
/** Reading takes more than four times this in memory: 1 GB was measured for 230 MB. */
const largestUnpacked = 400_000_000

function cellText(value: unknown): string {
  if (typeof value === 'string') return value
  if (!(value instanceof Date)) return value === null || value === undefined ? '' : JSON.stringify(value)
  const iso = value.toISOString()
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 16)
}

async function unpack({ path, name }: OpenedFile) {
  if ((await stat(path)).size > largest) {
    throw new ConnectorError(`${name} is larger than 100 MB: save the sheet as CSV or Parquet`)
  }
  if (((await unpackedSize(path)) ?? 0) > largestUnpacked) {
    throw new ConnectorError(`${name} holds more than 400 MB when it is unpacked: save the sheet as CSV or Parquet`)
  }
  try {
    // Numbers stay as they are written: an identifier of twenty digits would lose its last ones as a number.
    return await readWorkbook(path, { parseNumber: (text: string) => text })
  } catch (cause) {
    throw new ConnectorError(`${name} is not a whole XLSX workbook: it may be cut off, or of another format`, { cause })
  }
}

async function* rowsOf(file: OpenedFile): AsyncGenerator<GridRow> {
  const sheets = await unpack(file)
  const names = sheets.map(({ sheet }) => sheet)
  const { sheet: chosen = '1' } = file.table
  const sheet =
    sheets.find(({ sheet }) => sheet === chosen) ?? (/^\d+$/.test(chosen) ? sheets[Number(chosen) - 1] : undefined)
  if (!sheet) {
    throw new ConnectorError(
      `${file.name} has no sheet "${chosen}"${suggestion(chosen, names)}; it has ${names.join(', ')}`,
    )
  }
  const width = Math.max(0, ...sheet.data.slice(0, 100).map((row) => row.length))
  for (const [i, row] of sheet.data.entries()) {
    file.signal.throwIfAborted()
    const cells: readonly unknown[] = row
    yield {
      place: `row ${i + 1}`,
      cells: Array.from({ length: Math.max(width, cells.length) }, (_, j) => cellText(cells[j])),
    }
  }
}

/** Reads a sheet of a workbook. */
export const readSheet = (file: OpenedFile): AsyncGenerator<Row> => gridRows(rowsOf(file), file)
