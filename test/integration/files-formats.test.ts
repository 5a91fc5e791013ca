import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import { trusted } from '#analytics/sql/sql.js'
import { filesConnector } from '#api/connectors/files/files.js'
import { parseMapping } from '#api/connectors/files/read-mapping.js'
import { Database } from '#api/duckdb/database.js'
import { allOf, folderOf, sourceOf, type Content } from '../support/folder-of.js'

const mapping = 'records: [{ entity: patient, fields: { patient: id, sex: sex } }]'
const withTable = (keys: string) => `${keys}\n${mapping}`

async function told(files: Record<string, Content>, yaml = mapping) {
  const { records } = await allOf(await sourceOf(files, yaml))
  return records.map(({ origin, values }) => `${origin}: ${values['patient']} ${values['sex']}`)
}

describe('tables of every format', () => {
  it.each<readonly [string, Content, string, string?]>([
    ['a.csv', 'id,sex\nP1,F\nP2,M\n', 'line'],
    ['a.csv.gz', gzipSync('id,sex\nP1,F\nP2,M\n'), 'line'],
    ['a.tsv', 'id\tsex\r\nP1\tF\r\nP2\tM', 'line'],
    ['a.csv', 'id,sex\r\nP1,F\nP2,M\r\n', 'line'],
    ['a.csv', 'id,sex\nP1,F\r\nP2,M', 'line'],
    ['a.csv', 'id,sex\rP1,F\rP2,M', 'line'],
    ['a.txt', 'id;sex\nP1;F\nP2;M', 'line', withTable('format: csv\ndelimiter: ";"')],
    ['a.csv', '\uFEFFid, sex\nP1,F\nP2,M', 'line'],
    ['a.csv', Buffer.from('\uFEFFid,sex\nP1,F\nP2,M', 'utf16le'), 'line'],
    ['a.csv', Buffer.from('id,sex,città\nP1,F,à\nP2,M,è', 'latin1'), 'line', withTable('encoding: windows-1252')],
    ['a.ndjson', '{"id":"P1","sex":"F"}\n{"id":"P2","sex":"M"}', 'line'],
    ['a.json', '[{"id":"P1","sex":"F"},{"id":"P2","sex":"M"}]', 'record'],
    ['a.json', ' {"total":2,"data":[{"id":"P1","sex":"F"},{"id":"P2","sex":"M"}]}', 'record'],
    ['a.json', '{"x":{"y":[{"id":"P1","sex":"F"},{"id":"P2","sex":"M"}]}}', 'record', withTable('at: x.y')],
  ])('%s gives its rows', async (...[name, content, place, yaml]) => {
    const first = place === 'record' || name.endsWith('ndjson') ? 1 : 2
    expect(await told({ [name]: content }, yaml)).toEqual([
      `${name} ${place} ${first}: P1 female`,
      `${name} ${place} ${first + 1}: P2 male`,
    ])
  })

  it('loses no row of a file whose lines end in two ways, however it is cut into chunks', async () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => `P${i},F${i < 7_000 ? '\r\n' : '\n'}`)
    const { records, refusals } = await allOf(await sourceOf({ 'a.csv': `id,sex\r\n${lines.join('')}` }, mapping))
    expect([records.length, refusals.length]).toEqual([20_000, 0])
    expect(records.at(-1)?.origin).toBe('a.csv line 20001')
    expect(new Set(records.map(({ values }) => values['sex']))).toEqual(new Set(['female']))
  })

  it('reads Parquet, of which only the mapped columns', async () => {
    const folder = await folderOf({})
    const database = await Database.open(':memory:')
    const path = join(folder, 'a[1].parquet')
    await database.execute(`COPY (SELECT 'P' || i AS id, 'F' AS sex, [1, 2] AS numbers, DATE '2020-03-04' AS day
      FROM range(5000) r(i)) TO '${path}' (FORMAT parquet)`)
    expect(await database.query(trusted('SELECT 1 AS one'))).toEqual([{ one: 1 }])
    database.close()
    const yaml = 'records: [{ entity: patient, fields: { patient: id, sex: sex, contributedOn: day } }]'
    const source = filesConnector({ name: 'ours', folder, paths: ['a*.parquet'], mapping: parseMapping(yaml, 'm') })
    const { records, read } = await allOf(source)
    expect(read).toBe(5000)
    expect(records.at(-1)).toEqual({
      entity: 'patient',
      origin: 'a[1].parquet row 5000',
      values: { patient: 'P4999', sex: 'female', contributedOn: '2020-03-04' },
    })
    expect([...source.unusedColumns()]).toEqual([['a[1].parquet', ['numbers']]])
  })

  it('finds what lies deeper in JSON, also inside lists', async () => {
    const yaml = `
records:
  - entity: patient
    fields:
      patient: node.id
      contributedOn: { column: datasets.submitter_id, split: '|', pattern: '_(\\d{8})', choose: earliest }`
    const json =
      '[{"node":{"id":7,"kind":"x"},"datasets":[{"submitter_id":"R_20220308"},{"submitter_id":"R_20210820"}]}]'
    const source = await sourceOf({ 'a.json': json }, yaml)
    const { records } = await allOf(source)
    expect(records[0]?.values).toEqual({ patient: '7', contributedOn: '2021-08-20' })
    expect([...source.unusedColumns()]).toEqual([['a.json', ['node.kind']]])
  })

  it('keeps every digit of a long number in JSON', async () => {
    expect(await told({ 'a.json': '[{"id":12345678901234567890,"sex":"F"}]' })).toEqual([
      'a.json record 1: 12345678901234567890 female',
    ])
  })
})

describe('headers', () => {
  it('may be two rows, the upper one naming groups', async () => {
    const csv = 'Patient,,Stay,\nid,sex,id,days\nP1,F,S1,3\n'
    const yaml = 'header: [1, 2]\nrecords: [{ entity: patient, fields: { patient: Patient id, sex: Patient sex } }]'
    const source = await sourceOf({ 'a.csv': csv }, yaml)
    expect((await allOf(source)).records[0]?.values).toEqual({ patient: 'P1', sex: 'female' })
    expect([...source.unusedColumns()]).toEqual([['a.csv', ['Stay id', 'Stay days']]])
  })

  it('may stand below a title, and above a row that explains them', async () => {
    const csv = 'Our patients\n\nid,sex\ntext,F or M\nP1,F\n'
    expect(await told({ 'a.csv': csv }, withTable('header: 3\nfirstRow: 5\nshortRows: true'))).toEqual([
      'a.csv line 5: P1 female',
    ])
  })

  it('may be absent; columns then go by their number', async () => {
    const yaml = 'header: none\nrecords: [{ entity: patient, fields: { patient: "1", sex: "2" } }]'
    expect(await told({ 'a.csv': 'P1,F\nP2,M' }, yaml)).toEqual(['a.csv line 1: P1 female', 'a.csv line 2: P2 male'])
  })

  it('may have line breaks and come back, when the mapping says which is meant', async () => {
    const csv = '"patient\n id",sex,sex\nP1,F,M\n'
    const yaml = 'records: [{ entity: patient, fields: { patient: patient id, sex: "sex#2" } }]'
    expect(await told({ 'a.csv': csv }, yaml)).toEqual(['a.csv line 3: P1 male'])
  })
})

describe('several files and several tables', () => {
  it('make one entity of all files that a glob matches, in the order of their names', async () => {
    const files = { 'b.csv': 'id,sex\nP2,M', 'a.csv': 'sex,id\nF,P1', 'x (1).csv': 'id,sex\nP3,F' }
    const source = await sourceOf(files, mapping, ['[ab].csv', '*.csv', 'x (1).csv'])
    expect((await allOf(source)).records.map(({ values }) => values['patient'])).toEqual(['P1', 'P2', 'P3'])
  })

  it('make several entities of files that are told apart by their names', async () => {
    const yaml = `
tables:
  - files: patients*.csv
    records: [{ entity: patient, fields: { patient: id } }]
  - files: studies.ndjson
    records: [{ entity: study, fields: { study: uid, patient: id, modalities: m } }]`
    const files = { 'patients-1.csv': 'id\nP1', 'studies.ndjson': '{"uid":"S1","id":"P1","m":["CT","CR"]}' }
    const { records } = await allOf(await sourceOf(files, yaml))
    expect(records.map(({ entity, values }) => [entity, ...Object.values(values)])).toEqual([
      ['patient', 'P1'],
      ['study', 'S1', 'P1', 'CR,CT'],
    ])
  })

  it('keep to lines in rows with line breaks, and pass over blank rows', async () => {
    expect(await told({ 'a.csv': 'id,sex,note\nP1,F,"a\nb"\n,,\n\nP2,M,c\n' }, withTable('shortRows: true'))).toEqual([
      'a.csv line 2: P1 female',
      'a.csv line 6: P2 male',
    ])
  })

  it('do not name a file that is named after its patient', async () => {
    const { records } = await allOf(await sourceOf({ 'Patient1.ndjson': '{"id":"Patient1","sex":"F"}' }, mapping))
    expect(records[0]?.origin).toBe('file 1 line 1')
  })

  it('refuse rows whose cells may stand under the wrong headers', async () => {
    const { records, refusals } = await allOf(await sourceOf({ 'a.csv': 'id,sex\nP1\nP2,M,x\nP3,F,\n' }, mapping))
    expect(records.map(({ values }) => values['patient'])).toEqual(['P3'])
    expect(refusals).toEqual([
      { entity: 'patient', origin: 'a.csv line 2', field: '', rule: 'too-few-cells', value: '1 cell under 2 headers' },
      {
        entity: 'patient',
        origin: 'a.csv line 3',
        field: '',
        rule: 'too-many-cells',
        value: '3 cells under 2 headers',
      },
    ])
  })

  it('give their rows in pages', async () => {
    const rows = Array.from({ length: 4500 }, (_, i) => `P${i},F`).join('\n')
    const source = await sourceOf({ 'a.csv': `id,sex\n${rows}\n` }, mapping)
    const pages: number[] = []
    for await (const page of source.read(new AbortController().signal)) pages.push(page.read)
    expect(pages).toEqual([2000, 2000, 500])
  })

  it('stop when they are told to', async () => {
    const source = await sourceOf({ 'a.csv': 'id,sex\nP1,F' }, mapping)
    await expect(allOf({ read: () => source.read(AbortSignal.abort()) })).rejects.toThrow('aborted')
  })
})
