import { execFileSync } from 'node:child_process'
import { mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import { ConnectorError } from '#api/connectors/connector.js'
import { filesSource } from '#api/connectors/files/files-source.js'
import { Database } from '#api/duckdb/database.js'
import { allOf, folderOf, sourceOf, type Content } from '../support/folder-of.js'

const mapping = 'records: [{ entity: patient, fields: { patient: id, sex: sex } }]'

async function failure(files: Record<string, Content>, yaml = mapping, paths?: string[]): Promise<string> {
  try {
    await allOf(await sourceOf(files, yaml, paths))
    return 'read'
  } catch (error) {
    return error instanceof ConnectorError ? error.message : `not a ConnectorError: ${String(error)}`
  }
}

async function parquet(): Promise<Buffer> {
  const { readFile } = await import('node:fs/promises')
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
      `header: 9\n${mapping}`,
    ],
    [
      'binary data',
      { 'a.csv': new Uint8Array([0, 1, 2, 255, 0]) },
      'a.csv is not text: it holds binary data; is its format another one?',
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
      /^a\.csv line 22: the row has no end, a quote may not be closed/.source,
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
      'a.json is not whole JSON after record 1: expected an array of records',
    ],
    [
      'broken JSON',
      { 'a.json': '[{"id":P1}]' },
      'a.json is not whole JSON after record 0: expected an array of records',
    ],
    ['a JSON text', { 'a.json': '"P1"' }, 'a.json is not whole JSON after record 0: expected an array of records'],
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
    const told = await failure(files, yaml)
    if (message.startsWith('^')) expect(told).toMatch(new RegExp(message))
    else expect(told).toBe(message)
    expect(told).not.toMatch(/Secret|Name/)
  })

  it('says so: Parquet that is cut off', async () => {
    const whole = await parquet()
    expect(await failure({ 'a.parquet': whole.subarray(0, whole.length - 50) })).toBe(
      'a.parquet is not a whole Parquet file: it may be cut off, or of another format',
    )
    expect(await failure({ 'a.parquet': whole })).toBe('a.parquet has no column "sex"; it has id, gender')
  })
})

describe('a file without a mapped column', () => {
  it('is named with the column and the nearest that it has', async () => {
    expect(await failure({ 'a.csv': 'ID,sexx,age\nP1,F,3' })).toBe(
      'a.csv has no column "id" (did you mean "ID"?); it has ID, sexx, age\n' +
        'a.csv has no column "sex" (did you mean "sexx"?); it has ID, sexx, age',
    )
    expect(await failure({ 'a.json': '[{"id":"P1","gender":"F"}]' })).toBe(
      'a.json has no column "sex"; it has id, gender',
    )
  })

  it('is told of its columns even where its quotes are those of another format', async () => {
    const csv = `id,modality\nP1,CT\nP2,"['DX']"\nP3 "x",CT\n`
    expect(await failure({ 'a.csv': csv }, `format: tsv\n${mapping}`)).toMatch(
      /^a\.csv seems to be separated by commas/,
    )
  })

  it('does not tell the first patient’s data where there is no header at all', async () => {
    expect(await failure({ 'a.csv': '10041569-e78k,1950-03-04,F\n' })).toMatch(
      /^a\.csv has no column "id"; it has 99999999-a99a, 9999-99-99, F\n/,
    )
  })

  it('is read where the mapping says that the column is optional', async () => {
    const yaml = `optional: [sex]\n${mapping}`
    for (const files of [{ 'a.csv': 'id\nP1' }, { 'a.json': '[{"id":"P1"}]' }]) {
      const { records } = await allOf(await sourceOf(files, yaml))
      expect(records[0]?.values).toEqual({ patient: 'P1', sex: null })
    }
  })

  it('is not guessed at when two columns have the name', async () => {
    expect(await failure({ 'a.csv': 'id,sex,age,sex\nP1,F,3,M' })).toBe(
      'a.csv has 2 columns "sex" (2, 4): say "sex#1" or "sex#2"',
    )
  })
})

describe('a path', () => {
  it('that names no file says where it was looked for, and what is there', async () => {
    expect(await failure({ 'cases.csv': 'id' }, mapping, ['case.csv'])).toMatch(
      /^no file "case\.csv" \(looked from \/.+\) \(did you mean "cases\.csv"\?\)$/,
    )
    expect(await failure({ 'a.csv': 'id' }, mapping, ['*.tsv'])).toMatch(
      /^"\*\.tsv" matches no file \(looked from \/.+\)$/,
    )
  })

  it('that names a folder says how to name its files', async () => {
    const folder = await folderOf({ 'm.yaml': mapping })
    await mkdir(join(folder, 'data'))
    const source = await filesSource({ name: 'ours', mapping: 'm.yaml', paths: ['data'] }, folder)
    await expect(allOf(source)).rejects.toThrow('"data" is a folder: name its files, such as "data/*.csv"')
  })

  it('of a file that no table is for names the tables', async () => {
    const yaml = 'tables: [{ files: "p*.csv", records: [{ entity: patient, fields: { patient: id } }] }]'
    expect(await failure({ 'x.csv': 'id' }, yaml)).toBe(
      'x.csv is for no table of mapping.yaml, which has tables for p*.csv',
    )
  })
})

describe('what is no file', () => {
  const reading = async (folder: string, path: string) =>
    allOf(await filesSource({ name: 'ours', mapping: 'm.yaml', paths: [path] }, folder))

  it('is told by what it is, and does not hold the export up', async () => {
    const folder = await folderOf({ 'm.yaml': mapping })
    execFileSync('mkfifo', [join(folder, 'pipe.csv')])
    await symlink('loop.csv', join(folder, 'loop.csv'))
    await symlink('gone.csv', join(folder, 'dangling.csv'))
    await symlink('/dev/zero', join(folder, 'zero.csv'))
    await expect(reading(folder, 'pipe.csv')).rejects.toThrow(
      '"pipe.csv" is a pipe: only files are read; write its content into one',
    )
    await expect(reading(folder, 'zero.csv')).rejects.toThrow('"zero.csv" is a device')
    await expect(reading(folder, 'loop.csv')).rejects.toThrow(
      '"loop.csv" is a link that leads to itself: mend the link',
    )
    await expect(reading(folder, 'dangling.csv')).rejects.toThrow(
      '"dangling.csv" is a link to "gone.csv", which is not there',
    )
  })

  it('is a mapping or a preset of another form', async () => {
    const binary = await folderOf({ 'm.yaml': Buffer.from('records: [\xe9]', 'latin1') })
    await expect(reading(binary, 'a.csv')).rejects.toThrow('m.yaml is not UTF-8 text: save it as UTF-8')
    const long = await folderOf({ 'm.yaml': '# long\n'.repeat(200_000) })
    await expect(reading(long, 'a.csv')).rejects.toThrow(
      'm.yaml has 1400000 bytes, more than settings that somebody wrote',
    )
    await mkdir(join(long, 'folder.yaml'))
    await expect(filesSource({ name: 'ours', mapping: 'folder.yaml', paths: [] }, long)).rejects.toThrow(
      /^the mapping \/.+folder\.yaml cannot be read$/,
    )
  })
})

describe('a table with another separator than its name says', () => {
  it.each([
    ['a.tsv', 'id,sex\nP1,F', 'commas'],
    ['a.csv', 'id;sex\nP1;F', 'semicolons'],
    ['a.csv', 'id\tsex\nP1\tF', 'tabs'],
  ])('is told in one line: %s', async (name, content, separator) => {
    expect(await failure({ [name]: content })).toBe(
      `${name} seems to be separated by ${separator}: its header is one cell, and 2 columns are mapped; ` +
        'give it the ending that says so (.csv, .tsv), or say `delimiter:` in the mapping',
    )
  })
})

describe('a file with a header and no rows', () => {
  it('is named to operators', async () => {
    const source = await sourceOf({ 'a.csv': 'id,sex\nP1,F', 'b.csv': 'id,sex\n' }, mapping)
    await allOf(source)
    expect(source.notices()).toEqual([{ code: 'no-rows', severity: 'warning', text: 'b.csv has a header and no rows' }])
  })
})

describe('a source of kind files', () => {
  it.each([
    [{}, 'source ours: give either preset: or mapping:'],
    [{ preset: 'midrc-cases', mapping: 'm.yaml' }, 'source ours: give either preset: or mapping:'],
    [{ preset: 'midrc-case' }, 'no preset is named "midrc-case" (did you mean "midrc-cases"?); there are midrc-cases'],
    [{ mapping: 'absent.yaml' }, /^the mapping \/.+absent\.yaml cannot be read$/],
  ])('%j is refused', async (keys, message) => {
    await expect(filesSource({ name: 'ours', paths: ['*.csv'], ...keys }, await folderOf({}))).rejects.toThrow(message)
  })
})
