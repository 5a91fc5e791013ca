import { describe, expect, it } from '@jest/globals'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { referenceRows } from '#api/references/reference-rows.js'
import { referencesOf } from '#api/references/references.js'
import { attributes } from '#analytics/catalogue/attributes.js'
import { dimensionOf } from '#analytics/catalogue/dimensions.js'
import { closedValues } from '#analytics/catalogue/values.js'
import { builtInReferences } from '#data/references/all.js'

const head = 'attribute,value,count\n'

describe('a reference population in a CSV file', () => {
  it('has a row for each value of its attributes, in any order, with columns in any order', () => {
    expect(
      referenceRows('\uFEFFcount,Value,attribute\n52.5,female,sex\n7,65+,ageBand\n47.5,male,sex\n1,unknown,sex\n'),
    ).toEqual({
      figures: { sex: { female: 52.5, male: 47.5, unknown: 1 }, ageBand: { '65+': 7 } },
    })
  })

  it('takes subdivisions of other countries by their form', () => {
    expect(referenceRows(`${head}patientSubdivision,DE-BE,3\n`)).toHaveProperty('figures')
  })

  it.each([
    ['', 'line 1: expected the columns attribute, value, count; missing: attribute, value, count'],
    [
      'attribute;value;count\n',
      'line 1: expected the columns attribute, value, count; missing: attribute, value, count',
    ],
    [head, 'line 2: expected a row for each value, got none'],
    [`${head}sex,female,many\n`, 'line 2: count: expected a number from 0, got "many"'],
    [`${head}sex,female,-1\n`, 'line 2: count: expected a number from 0, got "-1"'],
    [`${head}sex,female,"1,000"\n`, 'line 2: count: expected a number from 0, got "1,000"'],
    [`${head}sex,female\n`, 'line 2: count: expected a number from 0, got ""'],
    [
      `${head}sex,femal,1\n`,
      'line 2: value: expected one of female, male, other, unknown, got "femal" (did you mean "female"?)',
    ],
    [`${head}sex,male,1\nsex,male,2\n`, 'line 3: value: sex "male" stands in an earlier line, too'],
    [`${head}sex,male,0\nsex,unknown,2\n`, 'sex: expected somebody of a known value, got nobody'],
    [
      `${head}patientSubdivision,Bavaria,1\n`,
      'line 2: value: expected a value of patientSubdivision such as US-AK, US-AL, got "Bavaria"',
    ],
    [`${head}sex,"male,1\n`, 'line 2: not a row of a table (CSV_QUOTE_NOT_CLOSED)'],
    [
      `${head}seks,male,1\n`,
      `line 2: attribute: expected one of ${attributes.join(', ')}, got "seks" (did you mean "sex"?)`,
    ],
  ])('%j is told its line and column', (text, problem) => {
    expect(referenceRows(text)).toEqual({ problems: [problem] })
  })

  it('is told all that is wrong at once', () => {
    expect(referenceRows(`${head}sex,x,y\n`)).toHaveProperty('problems.length', 2)
  })
})

describe('the references of a configuration', () => {
  it('stand after those of the program, and a file that is wrong stops the program with each of its lines', () => {
    const folder = mkdtempSync(join(tmpdir(), 'topogram-references-'))
    writeFileSync(join(folder, 'state.csv'), `${head}sex,female,3\nsex,male,2\n`)
    writeFileSync(join(folder, 'wrong.csv'), `${head}sex,female,x\nsex,mail,2\n`)
    const named = { name: 'state', label: 'A state', source: 'its office' }
    const found = referencesOf({ folder, references: [{ ...named, file: 'state.csv' }] })
    expect(found.at(-1)).toEqual({
      ...{ id: 'state', label: 'A state', source: 'its office', date: null },
      attributes: { sex: { female: 3, male: 2 } },
    })
    expect(() => referencesOf({ folder, references: [{ ...named, file: 'wrong.csv' }] })).toThrow(
      'wrong.csv: line 2: count: expected a number from 0, got "x"\nwrong.csv: line 3: value: expected one of',
    )
    expect(() => referencesOf({ folder, references: [{ ...named, file: 'none.csv' }] })).toThrow(
      'none.csv: cannot be read (ENOENT)',
    )
    expect(() => referencesOf({ folder, references: [{ ...named, file: '.' }] })).toThrow(
      '.: is a folder: name a CSV file',
    )
    rmSync(folder, { recursive: true })
  })
})

it('the values of the references of the program are those of the dimensions', () => {
  for (const { attributes: figures } of builtInReferences) {
    for (const id of attributes) {
      const known = (closedValues(dimensionOf(id)) ?? []).map(({ value }) => value)
      expect(known).toEqual(expect.arrayContaining(Object.keys(figures[id] ?? {})))
    }
  }
})
