import { describe, expect, it } from '@jest/globals'
import { checkSource } from '#api/connectors/check-source.js'
import { renderReport } from '#api/connectors/render-report.js'
import { allOf, failureOf, idAndSex, sourceOf } from '../support/folder-of.js'

describe('a file without a mapped column', () => {
  it('is named with the column and the nearest that it has', async () => {
    expect(await failureOf({ 'a.csv': 'ID,sexx,age\nP1,F,3' })).toBe(
      'a.csv has no column "id" (did you mean "ID"?); it has ID, sexx, age\n' +
        'a.csv has no column "sex" (did you mean "sexx"?); it has ID, sexx, age',
    )
    expect(await failureOf({ 'a.json': '[{"id":"P1","gender":"F"}]' })).toBe(
      'a.json has no column "sex"; it has id, gender',
    )
  })

  it('is told of its columns even where its quotes are those of another format', async () => {
    const csv = `id,modality\nP1,CT\nP2,"['DX']"\nP3 "x",CT\n`
    expect(await failureOf({ 'a.csv': csv }, `format: tsv\n${idAndSex}`)).toMatch(
      /^a\.csv seems to be separated by commas/,
    )
  })

  it('does not tell the first patient’s data where there is no header at all', async () => {
    expect(await failureOf({ 'a.csv': '10041569-e78k,1950-03-04,F\n' })).toMatch(
      /^a\.csv has no column "id"; it has 99999999-a99a, 9999-99-99, F\n/,
    )
  })

  it('is read where the mapping says that the column is optional', async () => {
    const yaml = `optional: [sex]\n${idAndSex}`
    for (const files of [{ 'a.csv': 'id\nP1' }, { 'a.json': '[{"id":"P1"}]' }]) {
      const { records } = await allOf(await sourceOf(files, yaml))
      expect(records[0]?.values).toEqual({ patient: 'P1', sex: null })
    }
  })

  it('is not guessed at when two columns have the name', async () => {
    expect(await failureOf({ 'a.csv': 'id,sex,age,sex\nP1,F,3,M' })).toBe(
      'a.csv has 2 columns "sex" (2, 4): say "sex#1" or "sex#2"',
    )
  })
})

describe('a table with another separator than its name says', () => {
  it.each([
    ['a.tsv', 'id,sex\nP1,F', 'commas'],
    ['a.csv', 'id;sex\nP1;F', 'semicolons'],
    ['a.csv', 'id\tsex\nP1\tF', 'tabs'],
    ['a.tsv', 'id,sex,age,site\nP1,F,3,A', 'commas'],
  ])('is told in one line: %s', async (name, content, separator) => {
    expect(await failureOf({ [name]: content })).toBe(
      `${name} seems to be separated by ${separator}: its header is one cell, and 2 columns are mapped; ` +
        'give it the ending that says so (.csv, .tsv), or say `delimiter:` in the mapping',
    )
  })
})

describe('a table with another separator than its mapping says', () => {
  it('is told to be saved with that one: the ending does not count', async () => {
    expect(await failureOf({ 'a.csv': 'id,sex\nP1,F' }, `format: tsv\n${idAndSex}`)).toBe(
      'a.csv seems to be separated by commas: its header is one cell, and 2 columns are mapped; the mapping says ' +
        'another separator: save the file with that one, or change `format:` or `delimiter:` there',
    )
  })
})

describe('a header', () => {
  it('of a hundred thousand columns is read as one of two', async () => {
    const more = Array.from({ length: 100_000 }, (_, i) => `c${i}`).join(',')
    const before = process.cpuUsage()
    const { records } = await allOf(await sourceOf({ 'a.csv': `id,sex,${more}\nP1,F,${more}` }, idAndSex))
    expect(records[0]?.values).toEqual({ patient: 'P1', sex: 'female' })
    // Of the processor, in microseconds: comparing every column with every other takes 50 seconds.
    expect(process.cpuUsage(before).user).toBeLessThan(20_000_000)
  })

  it('without any name says where it was looked for', async () => {
    expect(await failureOf({ 'a.csv': '\n,,\nid,sex\nP1,F' })).toBe(
      'a.csv has no names in row 1: say with `header:` in which row they stand',
    )
  })

  it('whose quotes are those of another format says that the separator may be another', async () => {
    expect(await failureOf({ 'a.tsv': '"id","sex"\n"P1","F"\n' })).toBe(
      'a.tsv line 1: a quote stands in the middle of a cell; mend the quotes, or say `quote: none` where they enclose ' +
        'nothing; in the first line it may be the separator that is another: see `delimiter:`',
    )
  })
})

describe('a file with a header and no rows', () => {
  it('is named to operators', async () => {
    const source = await sourceOf({ 'a.csv': 'id,sex\nP1,F', 'b.csv': 'id,sex\n' }, idAndSex)
    await allOf(source)
    expect(source.notices()).toEqual([{ code: 'no-rows', severity: 'warning', text: 'b.csv has no rows' }])
    expect(renderReport(await checkSource(source, new AbortController().signal))).toContain(
      'To know\n  b.csv has no rows',
    )
  })
})
