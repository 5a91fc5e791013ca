import { describe, expect, it } from '@jest/globals'
import { BadQuestion } from '#analytics/question/bad-question.js'
import { parseTrendQuestion } from '#analytics/question/parse-trend-question.js'
import { trendParameters } from '#analytics/question/trend-parameters.js'
import { parseParameters } from '#api/http/parameters.js'

const parse = (query: Readonly<Record<string, unknown>>) => parseTrendQuestion(parseParameters(trendParameters, query))

function errorsOf(query: Readonly<Record<string, unknown>>): readonly string[] {
  try {
    parse(query)
    return []
  } catch (error) {
    if (!(error instanceof BadQuestion)) throw error
    return error.errors.map(({ field, message }) => `${field}: ${message}`)
  }
}

describe('a trend question', () => {
  it('has defaults: contributed clock, no time axis', () => {
    expect(parse({ measure: 'patients' })).toEqual({
      ...{ measure: 'patients', by: [], clock: 'contributed', grain: 'none', from: null, to: null },
      ...{ where: [], asOf: null, cumulative: false },
    })
  })

  it('takes one filter or several', () => {
    expect(parse({ measure: 'patients', where: 'modality:CT,DX' }).where).toEqual([
      { dimension: 'modality', values: ['CT', 'DX'] },
    ])
    expect(parse({ measure: 'patients', where: ['sex:female', 'site:any'] }).where).toHaveLength(2)
  })

  it('restores the plus sign that a URL turns into a space', () => {
    expect(parse({ measure: 'patients', where: 'ageBand:65 ' }).where[0]?.values).toEqual(['65+'])
  })

  it('takes subdivisions of other countries by their form', () => {
    expect(parse({ measure: 'patients', where: 'patientSubdivision:DE-BE' }).where).toHaveLength(1)
  })
})

describe('a bad question names its fields', () => {
  it.each<[Record<string, unknown>, string[]]>([
    [{}, ['measure: is required']],
    [{ measure: 'patiens' }, ['measure: "patiens" is not one of the allowed values; did you mean "patients"?']],
    [{ measure: 'patients', colour: 'red' }, ['colour: is not a parameter of this question']],
    [{ measure: ['patients', 'studies'] }, ['measure: may be given once']],
    [{ measure: 'patients', by: 'sex,sex' }, ['by: names "sex" twice']],
    [{ measure: 'patients', by: 'sex,race,ethnicity,ageBand' }, ['by: takes at most three dimensions']],
    [{ measure: 'patients', by: 'gender' }, ['by: "gender" is not one of the allowed values']],
    [{ measure: 'patients', clock: 'performed' }, ['clock: "performed" is not one of the allowed values']],
    [{ measure: 'studies', clock: 'fromIndex', grain: 'month' }, ['grain: "month" is not one of the allowed values']],
    [
      { measure: 'patients', grain: 'week' },
      ['grain: "week" is not one of the allowed values; did you mean "isoWeek"?'],
    ],
    [{ measure: 'patients', from: '2023-02-30' }, ['from: expected a date such as 2021-08-01, from 1900 to 2100']],
    [
      { measure: 'patients', from: '2022-01-01', to: '2022-01-01' },
      ['to: must lie after `from`: the period is half-open'],
    ],
    [
      { measure: 'studies', clock: 'fromIndex', from: '2022-01-01' },
      ['from: expected a day number such as -14, within a century'],
    ],
    [{ measure: 'patients', to: '9999-12-31' }, ['to: expected a date such as 2021-08-01, from 1900 to 2100']],
    [{ measure: 'patients', where: 'sex' }, ['where: expected dimension:value,value, got "sex"']],
    [{ measure: 'patients', where: 'sex:' }, ['where: sex has an empty value; `unknown` asks for those not known']],
    [
      { measure: 'patients', where: 'sex:femal' },
      ['where: "sex:femal" is not one of the allowed values; did you mean "sex:female"?'],
    ],
    [
      { measure: 'patients', where: "sex:x' OR '1'='1" },
      ["where: \"sex:x' OR '1'='1\" is not one of the allowed values"],
    ],
    [
      { measure: 'patients', where: 'patientZip3:94103' },
      ['where: "patientZip3:94103" is not one of the allowed values'],
    ],
    [
      { measure: 'icuAdmitted', grain: 'month', cumulative: 'true' },
      ['cumulative: running totals are for counts that add up: patients, studies, series, images'],
    ],
    [{ measure: 'patients', cumulative: 'true' }, ['cumulative: needs a time axis: give a grain such as month']],
    [{ measure: 'patients', cumulative: 'ja' }, ['cumulative: "ja" is not one of the allowed values']],
  ])('%j', (query, expected) => {
    expect(errorsOf(query)).toEqual(expected)
  })

  it('all at once', () => {
    expect(errorsOf({ measure: 'x', by: 'y', where: 'z', from: 'never' })).toHaveLength(4)
  })

  it('lists what is allowed', () => {
    try {
      parse({ measure: 'patients', where: 'sex:none' })
    } catch (error) {
      expect((error as BadQuestion).errors[0]?.allowed).toEqual(['sex:female', 'sex:male', 'sex:other', 'sex:unknown'])
    }
    expect.assertions(1)
  })
})
