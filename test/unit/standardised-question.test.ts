import { describe, expect, it } from '@jest/globals'
import { BadQuestion } from '#analytics/question/bad-question.js'
import { parseStandardisedQuestion } from '#analytics/question/parse-standardised-question.js'
import { standardisedParameters } from '#analytics/question/standardised-parameters.js'
import { parseParameters } from '#api/http/parameters.js'

const parse = (query: Readonly<Record<string, unknown>>) =>
  parseStandardisedQuestion(parseParameters(standardisedParameters, query))

function errorsOf(query: Readonly<Record<string, unknown>>): readonly string[] {
  try {
    parse(query)
    return []
  } catch (error) {
    if (!(error instanceof BadQuestion)) throw error
    return error.errors.map(({ field, message }) => `${field}: ${message}`)
  }
}

const died = { measure: 'died' }

describe('a question of standardisation', () => {
  it('is by default to the selection itself, by age and sex, with both methods', () => {
    expect(parse(died)).toEqual({
      ...{ measure: 'died', by: [], clock: 'contributed', from: null, to: null, where: [], asOf: null },
      ...{ strata: ['ageBand', 'sex'], standard: 'own', method: 'both', confidence: 0.95 },
    })
  })

  it('leaves out of its default strata what groups are told apart by', () => {
    expect(parse({ ...died, by: 'sex' }).strata).toEqual(['ageBand'])
    expect(parse({ ...died, by: 'ageDecade,race' }).strata).toEqual(['sex'])
  })

  it('has the strata of a population by age', () => {
    expect(parse({ ...died, standard: 'us2000' }).strata).toEqual(['ageBand'])
    expect(parse({ ...died, standard: 'esp2013', strata: 'ageDecade' }).strata).toEqual(['ageDecade'])
    expect(parse({ ...died, standard: 'who2000', where: 'ageBand:18-49,65 ' }).where).toHaveLength(1)
  })
})

describe('a bad question of standardisation names its fields', () => {
  it.each<[Record<string, unknown>, string[]]>([
    [{}, ['measure: is required']],
    [{ measure: 'patients' }, ['measure: "patients" is not a proportion']],
    [{ measure: 'hospitalStay' }, ['measure: "hospitalStay" is not a proportion']],
    [{ measure: 'dead' }, ['measure: "dead" is not one of the allowed values; did you mean "died"?']],
    [{ ...died, grain: 'month' }, ['grain: is not a parameter of this question']],
    [{ ...died, cumulative: 'true' }, ['cumulative: is not a parameter of this question']],
    [{ ...died, strata: 'gender' }, ['strata: "gender" is not one of the allowed values']],
    [{ ...died, strata: 'modality' }, ['strata: "modality" is not one of the allowed values']],
    [{ ...died, strata: 'sex,sex' }, ['strata: names "sex" twice']],
    [{ ...died, strata: '' }, ['strata: names no dimension that is not in `by`']],
    [{ ...died, by: 'ageBand,sex' }, ['strata: names no dimension that is not in `by`']],
    [{ ...died, strata: 'sex,race,ethnicity,ageBand' }, ['strata: takes at most three dimensions']],
    [{ ...died, by: 'sex', strata: 'sex' }, ['strata: "sex" cannot be alike in groups that `by` tells apart by it']],
    [
      { ...died, by: 'ageBand', strata: 'ageDecade' },
      ['strata: "ageDecade" cannot be alike in groups that `by` tells apart by it'],
    ],
    [{ ...died, standard: 'us200' }, ['standard: "us200" is not one of the allowed values; did you mean "us2000"?']],
    [
      { ...died, standard: 'us2000', strata: 'ageBand,sex' },
      ['strata: us2000 is a population by age: expected one age dimension'],
    ],
    [
      { ...died, standard: 'us2000', strata: 'race' },
      ['strata: us2000 is a population by age: expected one age dimension'],
    ],
    [
      { ...died, standard: 'who2000', strata: 'ageDecade' },
      ['standard: who2000 does not tell ages over 85 apart, as ageDecade does'],
    ],
    [
      { ...died, standard: 'us2000', where: 'ageDecade:40-49' },
      ['where: ageDecade cuts the strata of us2000: choose ages by ageBand'],
    ],
    [{ ...died, method: 'exact' }, ['method: "exact" is not one of the allowed values']],
    [{ ...died, confidence: '95' }, ['confidence: expected a number from 0.5 to 0.999, got "95"']],
    [{ ...died, by: 'sex,race,ethnicity,site' }, ['by: takes at most three dimensions']],
    [{ ...died, from: '2021-13-01' }, ['from: expected a date such as 2021-08-01, from 1900 to 2100']],
    [
      { ...died, where: 'sex:femal' },
      ['where: "sex:femal" is not one of the allowed values; did you mean "sex:female"?'],
    ],
  ])('%j', (query, expected) => {
    expect(errorsOf(query)).toEqual(expected)
  })

  it('all at once', () => {
    const fields = { measure: 'x', by: 'y', strata: 'z', standard: 'u', method: 'v', confidence: 'w', where: 't' }
    expect(errorsOf(fields).map((error) => error.split(':')[0])).toEqual([
      ...['measure', 'by', 'where', 'strata', 'standard', 'method', 'confidence'],
    ])
  })
})
