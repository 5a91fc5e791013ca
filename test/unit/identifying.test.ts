import { describe, expect, it } from '@jest/globals'
import { expectationOf, freeText } from '#analytics/quality/identifying/expectation.js'
import { identifying } from '#analytics/quality/identifying/identifying.js'
import { dictionaries, missingSpellings } from '#data/dictionaries/all.js'
import { countries } from '#data/geography/countries.js'
import { usSubdivisions } from '#data/geography/us-subdivisions.js'
import { survey } from '#data/synthetic/survey.js'
import { countryWords, dischargeWords, raceWords, supportWords } from '#data/synthetic/words.js'
import { harmlessTexts } from '../support/harmless-texts.js'
import { identifyingTexts } from '../support/identifying-texts.js'

const planted = identifyingTexts.map(({ kind, text }) => [kind, text] as const)

describe('a text that identifies somebody', () => {
  it('is looked for in at least 150 forms', () => {
    expect(planted.length).toBeGreaterThanOrEqual(150)
  })

  it.each(planted)('is found: %s in "%s"', (kind, text) => {
    expect(identifying(text, freeText)).toBe(kind)
  })

  it.each(planted.filter(([kind]) => kind !== 'date'))('is found among other words: %s in "… %s …"', (_, text) => {
    expect(identifying(`${text}; chest`, freeText)).not.toBeNull()
  })
})

const fields = {
  sites: expectationOf('site', 'name'),
  projects: expectationOf('project', 'attribution'),
  codes: expectationOf('patient', 'site'),
  discharge: expectationOf('stay', 'dischargeStatus'),
  imaging: expectationOf('study', 'bodyPart'),
}

const named = ['jane doe', 'jane doe dnr', 'mr smith', 'pt garcia', 'wife angela', 'mrs doe']
const namedInCodes = [
  '山田太郎',
  'Иван Петров',
  'محمد علي',
  'Gonzalez',
  'Zbigniew Kowalczyk',
  'jane xhaferi',
  'JANE XHAFERI DNR',
]

describe('the name of a person', () => {
  it.each(named)('is found in small letters too: "%s"', (text) => {
    for (const expected of Object.values(fields)) expect(identifying(text, expected)).toBe('name')
  })

  it.each(namedInCodes)('is found where a code belongs: "%s"', (text) => {
    expect(identifying(text, fields.discharge)).toBe('name')
    expect(identifying(text, fields.imaging)).toBe('name')
  })

  it.each(['東京大学病院', 'Gonzalez', 'Больница'])('can be that of an institution among sites: "%s"', (text) => {
    expect(identifying(text, fields.sites)).toBeNull()
    expect(identifying(text, fields.codes)).toBeNull()
  })
})

describe('a text that identifies nobody', () => {
  const harmless = harmlessTexts.map(({ where, text }) => [where, text] as const)

  it('is looked at in at least 300 forms', () => {
    expect(harmless.length).toBeGreaterThanOrEqual(300)
  })

  it.each(harmless)('passes among %s: "%s"', (where, text) => {
    const expected = Object.entries(fields).find(([name]) => name === where)?.[1] ?? freeText
    expect(identifying(text, expected)).toBeNull()
  })

  it('passes in every spelling of every code list', () => {
    const spellings = Object.values(dictionaries).flatMap(({ codes, missing = [] }) => [
      ...missing,
      ...Object.entries(codes).flatMap(([code, { label, spellings = [] }]) => [code, label, ...spellings]),
    ])
    const places = [...countries.map((country) => country[3]), ...usSubdivisions.map((subdivision) => subdivision[2])]
    const all = [...spellings, ...missingSpellings, ...places]
    const shouted = all.flatMap((text) => [text, text.toUpperCase(), ` ${text} `])
    expect(shouted.filter((text) => identifying(text, freeText) !== null)).toEqual([])
  })

  it('passes in the words and the sites of the synthetic source', () => {
    const lists: readonly (readonly string[])[] = [
      ...[dischargeWords, supportWords, countryWords].flatMap((words) => Object.values<readonly string[]>(words)),
      Object.values(raceWords),
    ]
    const words = lists.flat()
    const { sites } = survey(1_000_000, 1)
    const names = [...words, ...sites.map(({ name }) => name)]
    expect(names.filter((text) => identifying(text, freeText) !== null)).toEqual([])
    expect(sites.filter(({ site_id: code }) => identifying(code, fields.codes) !== null)).toEqual([])
  })
})

describe('a field that dates or numbers are expected in', () => {
  it.each([
    ['study', 'performedOn', '1950-03-04', null],
    ['stay', 'admissionDay', '12345678', null],
    ['patient', 'zip3', '606371234', null],
    ['patient', 'age', '03/04/1950', 'date'],
    ['patient', 'site', '19500304', 'date'],
    ['patient', 'site', 'RSNA_20220405', null],
    ['stay', 'admissionDay', 'MRN 12345678', 'record-number'],
    ['study', 'performedOn', 'John Smith', 'name'],
    ['patient', 'site', 'Smith, John', 'name'],
    ['patient', 'site', 'MRN 12345678', 'record-number'],
    ['project', 'availability', 'open since 2021-03-04', null],
  ] as const)('%s.%s: "%s" is %s', (entity, field, text, kind) => {
    expect(identifying(text, expectationOf(entity, field))).toBe(kind)
  })

  it('may be a flag that is made of a date', () => {
    expect(identifying('2021-03-04', expectationOf('patient', 'hospitalised', true))).toBeNull()
    expect(identifying('2021-03-04', expectationOf('patient', 'hospitalised'))).toBe('date')
  })
})

describe('a long text', () => {
  it('is read in a time that grows with its length alone', () => {
    const hostile = [
      'a '.repeat(50_000),
      '1'.repeat(100_000),
      '1.'.repeat(50_000),
      'A. '.repeat(50_000),
      '12 a '.repeat(20_000),
    ]
    const begun = performance.now()
    for (const text of [...hostile, 'Smith, '.repeat(20_000), `${'a.'.repeat(50_000)}@`, '(1) '.repeat(30_000)]) {
      identifying(text, freeText)
    }
    expect(performance.now() - begun).toBeLessThan(2_000)
  })
})
