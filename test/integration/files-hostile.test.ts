import { describe, expect, it } from '@jest/globals'
import { allOf, failureOf, idAndSex, sourceOf, type Content } from '../support/folder-of.js'

const deep = (open: string, close: string, times = 100_000) => `${open.repeat(times)}1${close.repeat(times)}`
const wide = (text: string) => Buffer.from(text, 'utf16le')
const table = 'id,sex\nP1,F\n'

/** A ZIP directory that says of its one member how large it is when it is unpacked; the member itself is not there. */
function archiveOf(unpacked: number): Buffer {
  const entry = Buffer.alloc(46)
  entry.write('PK\x01\x02', 'latin1')
  entry.writeUInt32LE(unpacked, 24)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt32LE(entry.length, 12)
  return Buffer.concat([entry, end])
}

describe('a file made to break what reads it, or broken by chance', () => {
  it.each<readonly [string, Content, string]>([
    ['a.json', `[{"id":"P1","sex":${deep('[', ']')}}]`, 'a.json record 1: sex is nested more than 64 deep: '],
    ['a.json', `[{"id":"P1","sex":${deep('{"a":', '}')}}]`, 'a.json record 1: sex is nested more than 64 deep: '],
    ['a.ndjson', `{"id":"P1","sex":${deep('[', ']')}}`, 'a.ndjson line 1: sex is nested more than 64 deep: '],
    ['a.json', deep('[', ']'), 'a.json record 1 is not a record: expected an object {…}'],
    ['a.ndjson', `${'x'.repeat(100)}\n`, 'a.ndjson line 1 is not JSON: expected one whole record {…} on every line'],
    [
      'a.ndjson',
      `{"id":"P1","sex":"F"}\n{"id":"${'x'.repeat(17_000_000)}`,
      'a.ndjson line 2 is longer than 16 MB: expected one record {…} on every line',
    ],
    ['a.csv', `${table}P2,${'x'.repeat(10_000_000)}`, 'a.csv line 3: the row has more than 1 MB, a quote may not be '],
    [
      'a.csv',
      `id,sex\n${'P1,F\n'.repeat(4000)}P\0,F`,
      'a.csv is not text: it holds binary data (line 4002); is its format another one?',
    ],
    [
      'a.csv',
      wide(table),
      'a.csv is not text: it holds binary data (line 1); it seems to be UTF-16: save it as UTF-8, or say ' +
        '`encoding: utf-16le`',
    ],
    [
      'a.csv',
      Buffer.concat([Buffer.from([0xff, 0xfe]), wide(table), Buffer.from([65])]),
      'a.csv is not UTF-16LE text: say which `encoding` it has',
    ],
    [
      'a.csv',
      Buffer.from('id,sex\rP1,F\rPé,M', 'latin1'),
      'a.csv is not UTF-8 text (line 3): save it as UTF-8, or say `encoding: windows-1252`',
    ],
    [
      'a.csv',
      Buffer.concat([Buffer.from(`id,sex\n${'é,F\n'.repeat(100_000)}`), Buffer.from('é,M\n', 'latin1')]),
      'a.csv is not UTF-8 text (line 100002): save it as UTF-8, or say `encoding: windows-1252`',
    ],
    ['a.json', '{"data":{"id":1}}', 'a.json has no array of records at "data": say with `at:` where it is'],
    ['a.json', '[] []', 'a.json is not whole JSON (record 1 or later): expected an array of records'],
    [
      'a.xlsx',
      archiveOf(1_500_000_000),
      'a.xlsx holds more than 400 MB when it is unpacked: save the sheet as CSV or Parquet',
    ],
    ['a.xlsx', archiveOf(1_000), 'a.xlsx is not a whole XLSX workbook: it may be cut off, or of another format'],
  ])('is told in one line: %s %#', async (name, content, message) => {
    const told = await failureOf({ [name]: content })
    expect(told.slice(0, message.length)).toBe(message)
    expect(told).not.toContain('\n')
  })

  it.each(['utf16le', 'utf16be'] as const)('is no text with a byte-order mark, such as %s', async (order) => {
    const text = wide(`\ufeff${table}`)
    const content = order === 'utf16le' ? text : text.swap16()
    const { records } = await allOf(await sourceOf({ 'a.csv': content }, idAndSex))
    expect(records.map(({ values }) => values)).toEqual([{ patient: 'P1', sex: 'female' }])
  })

  it('may have names that objects have by themselves', async () => {
    const { records } = await allOf(await sourceOf({ 'a.csv': `__proto__,constructor,${table}x,y,P2,M` }, idAndSex))
    expect(records).toHaveLength(1)
    const json = '[{"__proto__":{"id":"no"},"constructor":1,"id":"P1","sex":"F"}]'
    const found = await allOf(await sourceOf({ 'a.json': json }, idAndSex))
    expect(found.records[0]?.values).toEqual({ patient: 'P1', sex: 'female' })
  })
})
