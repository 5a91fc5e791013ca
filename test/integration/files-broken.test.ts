import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import { Database } from '#api/duckdb/database.js'
import { failureOf, folderOf, idAndSex, type Content } from '../support/folder-of.js'

async function parquet(): Promise<Buffer> {
  const path = join(await folderOf({}), 'a.parquet')
  const database = await Database.open(':memory:')
  await database.execute(
    `COPY (SELECT 'P' || i AS id, 'F' AS gender FROM range(500) r(i)) TO '${path}' (FORMAT parquet)`,
  )
  database.close()
  return readFile(path)
}

const long = `id,sex\n${'P1,F\n'.repeat(20)}P2,"F\n${'P3,M\n'.repeat(300_000)}`

describe('a file that cannot be read', () => {
  it.each<readonly [string, Record<string, Content>, string, string?]>([
    ['empty CSV', { 'a.csv': '' }, 'a.csv is empty: expected a header'],
    ['empty JSON', { 'a.json': ' ' }, 'a.json is empty: expected an array of records'],
    ['empty NDJSON', { 'a.ndjson': '' }, 'a.ndjson is empty: expected a record on every line'],
    [
      'a header beyond the end',
      { 'a.csv': 'x\ny' },
      'a.csv has 2 rows: the header is said to be in row 9',
      `header: 9\n${idAndSex}`,
    ],
    [
      'binary data',
      { 'a.csv': new Uint8Array([0, 1, 2, 255, 0]) },
      'a.csv is not text: it holds binary data (line 1); is its format another one?',
    ],
    [
      'another encoding',
      { 'a.csv': Buffer.from('id,sex\nP1,F\nPé,M', 'latin1') },
      'a.csv is not UTF-8 text (line 3): save it as UTF-8, or say `encoding: windows-1252`',
    ],
    [
      'a quote in a cell',
      { 'a.csv': 'id,sex\nP1,F\nSecret "Name,M\n' },
      'a.csv line 3: a quote stands in the middle of a cell; mend the quotes, or say `quote: none` where they enclose nothing',
    ],
    [
      'text after a quote',
      { 'a.csv': 'id,sex\n"P1"x,F\n' },
      'a.csv line 2: a quote stands in the middle of a cell; mend the quotes, or say `quote: none` where they enclose nothing',
    ],
    [
      'a quote left open',
      { 'a.csv': 'id,sex\nP1,F\n"P2,M\nP3,F\n' },
      'a.csv line 3: a quote is opened and never closed; mend the quotes, or say `quote: none` where they enclose nothing',
    ],
    [
      'a quote left open in a long file',
      { 'a.csv': long },
      /^a\.csv line 22: the row has more than 1 MB, a quote may not be closed/.source,
    ],
    [
      'cut-off gzip',
      { 'a.csv.gz': gzipSync(long.slice(0, 3000)).subarray(0, 30) },
      'a.csv.gz is not whole: its compression ends or breaks off early',
    ],
    ['no gzip', { 'a.csv.gz': 'id,sex' }, 'a.csv.gz is not whole: its compression ends or breaks off early'],
    [
      'cut-off JSON',
      { 'a.json': '[{"id":"P1","sex":"F"},{"id":"P2"' },
      'a.json is not whole JSON (record 2 or later): expected an array of records',
    ],
    [
      'broken JSON',
      { 'a.json': '[{"id":P1}]' },
      'a.json is not whole JSON (record 1 or later): expected an array of records',
    ],
    ['a JSON text', { 'a.json': '"P1"' }, 'a.json has no array of records'],
    [
      'JSON without its array',
      { 'a.json': '{"rows":[]}' },
      'a.json has nothing at "data": say with `at:` where the array of records is',
    ],
    ['JSON numbers', { 'a.json': '[1]' }, 'a.json record 1 is not a record: expected an object {…}'],
    [
      'broken NDJSON',
      { 'a.ndjson': '{"id":"P1","sex":"F"}\n{"id":' },
      'a.ndjson line 2 is not JSON: expected one whole record {…} on every line',
    ],
    [
      'a number too long for NDJSON',
      { 'a.ndjson': '{"id":12345678901234567890,"sex":"F"}' },
      'a.ndjson line 1: id is a number of more than 15 digits, which cannot be read exactly: write it as a text',
    ],
    [
      'no Parquet',
      { 'a.parquet': 'id,sex' },
      'a.parquet is not a whole Parquet file: it may be cut off, or of another format',
    ],
    [
      'no workbook',
      { 'a.xlsx': 'id,sex' },
      'a.xlsx is not a whole XLSX workbook: it may be cut off, or of another format',
    ],
    ['an old workbook', { 'a.xls': 'x' }, 'a.xls does not say its format by its ending: save it as XLSX'],
    [
      'an unknown ending',
      { 'a.dat': 'x' },
      'a.dat does not say its format by its ending: say `format:` in the mapping, one of csv, tsv, json, ndjson, parquet, xlsx',
    ],
  ])('says so: %s', async (...[, files, message, yaml]) => {
    const told = await failureOf(files, yaml)
    if (message.startsWith('^')) expect(told).toMatch(new RegExp(message))
    else expect(told).toBe(message)
    expect(told).not.toMatch(/Secret|Name/)
  })

  it('says so: Parquet that is cut off', async () => {
    const whole = await parquet()
    expect(await failureOf({ 'a.parquet': whole.subarray(0, whole.length - 50) })).toBe(
      'a.parquet is not a whole Parquet file: it may be cut off, or of another format',
    )
    expect(await failureOf({ 'a.parquet': whole })).toBe('a.parquet has no column "sex"; it has id, gender')
  })
})
