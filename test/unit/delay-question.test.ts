import { describe, expect, it } from '@jest/globals'
import { BadQuestion } from '#analytics/question/bad-question.js'
import { delayParameters } from '#analytics/question/delay-parameters.js'
import { parseDelayQuestion } from '#analytics/question/parse-delay-question.js'
import { parseParameters } from '#api/http/parameters.js'

const parse = (query: Readonly<Record<string, unknown>>) => parseDelayQuestion(parseParameters(delayParameters, query))

function errorsOf(query: Readonly<Record<string, unknown>>): readonly string[] {
  try {
    parse(query)
    return []
  } catch (error) {
    if (!(error instanceof BadQuestion)) throw error
    return error.errors.map(({ field, message }) => `${field}: ${message}`)
  }
}

describe('a question of delay', () => {
  it('has defaults: by month, a year of delays, all periods', () => {
    expect(parse({})).toEqual({
      ...{ by: [], clock: 'performed', grain: 'month', from: null, to: null, where: [], asOf: null },
      ...{ maxDelay: 12, window: null, completeFrom: 0.95, confidence: 0.95 },
    })
  })

  it.each([
    ['isoWeek', 26],
    ['epiWeek', 26],
    ['quarter', 4],
  ])('follows delays of %s for %d of them', (grain, maxDelay) => {
    expect(parse({ grain }).maxDelay).toBe(maxDelay)
  })

  it.each<[Record<string, unknown>, string[]]>([
    [{ grain: 'day' }, ['grain: "day" is not one of the allowed values']],
    [{ grain: 'months' }, ['grain: "months" is not one of the allowed values; did you mean "month"?']],
    [{ clock: 'contributed' }, ['clock: "contributed" is not one of the allowed values']],
    [{ by: 'sex,race' }, ['by: takes at most one dimension']],
    [{ by: 'gender' }, ['by: "gender" is not one of the allowed values']],
    [{ where: 'sex:femal' }, ['where: "sex:femal" is not one of the allowed values; did you mean "sex:female"?']],
    [{ maxDelay: '0' }, ['maxDelay: expected a whole number from 1 to 60, got "0"']],
    [{ maxDelay: '1.5' }, ['maxDelay: expected a whole number from 1 to 60, got "1.5"']],
    [{ maxDelay: '21', grain: 'quarter' }, ['maxDelay: expected a whole number from 1 to 20, got "21"']],
    [{ window: '12' }, ['window: expected a whole number from 13 to 120, got "12"']],
    [{ window: 'all' }, ['window: expected a whole number from 13 to 120, got "all"']],
    [{ completeFrom: '95' }, ['completeFrom: expected a number from 0.5 to 1, got "95"']],
    [{ confidence: '1' }, ['confidence: expected a number from 0.5 to 0.999, got "1"']],
    [{ measure: 'studies' }, ['measure: is not a parameter of this question']],
    [{ panel: 'fixed' }, ['panel: is not a parameter of this question']],
    [
      { from: '2022-13-01', grain: 'year', confidence: 'x' },
      [
        'grain: "year" is not one of the allowed values',
        'from: expected a date such as 2021-08-01, from 1900 to 2100',
        'confidence: expected a number from 0.5 to 0.999, got "x"',
      ],
    ],
  ])('%j is told what is wrong with it, all at once', (query, errors) => {
    expect(errorsOf(query)).toEqual(errors)
  })
})
