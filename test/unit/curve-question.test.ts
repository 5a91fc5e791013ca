import { describe, expect, it } from '@jest/globals'
import { curveEventIds, curveEventOf } from '#analytics/catalogue/curve-events.js'
import { BadQuestion } from '#analytics/question/bad-question.js'
import { curveParameters } from '#analytics/question/curve-parameters.js'
import { parseCurveQuestion } from '#analytics/question/parse-curve-question.js'
import { parseParameters } from '#api/http/parameters.js'

const parse = (query: Readonly<Record<string, unknown>>) => parseCurveQuestion(parseParameters(curveParameters, query))

function errorsOf(query: Readonly<Record<string, unknown>>): readonly string[] {
  try {
    parse(query)
    return []
  } catch (error) {
    if (!(error instanceof BadQuestion)) throw error
    return error.errors.map(({ field, message }) => `${field}: ${message}`)
  }
}

describe('a question of curves', () => {
  it('has defaults: 28 days, read after one, two and four weeks', () => {
    expect(parse({ event: 'discharged' })).toEqual({
      ...{ event: 'discharged', method: 'cumulativeIncidence', entry: 'admission', by: [], where: [], asOf: null },
      ...{ horizon: 28, at: [7, 14, 28], confidence: 0.95 },
    })
  })

  it('takes Kaplan and Meier where nothing competes, and no other method where something does', () => {
    for (const id of curveEventIds) {
      const competes = curveEventOf(id).causes.length > 1
      expect(parse({ event: id }).method).toBe(competes ? 'cumulativeIncidence' : 'kaplanMeier')
      expect(errorsOf({ event: id, method: 'kaplanMeier' })).toHaveLength(competes ? 1 : 0)
    }
  })

  it('names an event without competition for each that has it, where there is one', () => {
    for (const { composite } of curveEventIds.map(curveEventOf)) {
      if (composite !== undefined) expect(curveEventIds).toContain(composite)
    }
  })

  it('reads values at the horizon where no usual day lies within', () => {
    expect(parse({ event: 'died', horizon: '5' }).at).toEqual([5])
    expect(parse({ event: 'died', horizon: '14' }).at).toEqual([7, 14])
  })

  it('puts days in order, each once', () => {
    expect(parse({ event: 'died', at: '10,3,10,0' }).at).toEqual([0, 3, 10])
  })

  it('takes two dimensions, filters and a day of publication', () => {
    const question = { event: 'leftIcu', by: 'sex,ageBand', where: 'covid19Status:positive', asOf: '2024-01-01' }
    expect(parse(question)).toMatchObject({
      by: ['sex', 'ageBand'],
      where: [{ dimension: 'covid19Status', values: ['positive'] }],
      asOf: '2024-01-01',
    })
  })
})

describe('a bad question of curves names its fields', () => {
  it.each<[Record<string, unknown>, string[]]>([
    [{}, ['event: is required']],
    [{ event: 'discharge' }, ['event: "discharge" is not one of the allowed values; did you mean "discharged"?']],
    [{ event: 'died', grain: 'month' }, ['grain: is not a parameter of this question']],
    [
      { event: 'discharged', method: 'kaplanMeier' },
      ['method: kaplanMeier is wrong beside a competing event (died in hospital); or ask for event=hospitalStayEnded'],
    ],
    [
      { event: 'died', method: 'kaplanMaier' },
      ['method: "kaplanMaier" is not one of the allowed values; did you mean "kaplanMeier"?'],
    ],
    [{ event: 'died', by: 'sex,race,ageBand' }, ['by: takes at most two dimensions']],
    [
      { event: 'died', entry: 'study' },
      ['entry: "study" is not one of the allowed values; did you mean "firstStudy"?'],
    ],
    [{ event: 'died', by: 'gender' }, ['by: "gender" is not one of the allowed values']],
    [
      { event: 'died', where: 'sex:fem' },
      ['where: "sex:fem" is not one of the allowed values; did you mean "sex:female"?'],
    ],
    [{ event: 'died', horizon: '366' }, ['horizon: expected a whole number from 1 to 365, got "366"']],
    [{ event: 'died', horizon: '1.5' }, ['horizon: expected a whole number from 1 to 365, got "1.5"']],
    [{ event: 'died', at: '7,29' }, ['at: expected a whole number from 0 to 28, got "29"']],
    [{ event: 'died', at: '7,x' }, ['at: expected a whole number from 0 to 28, got "x"']],
    [{ event: 'died', at: '1,2,3,4,5,6,7,8,9,10,11' }, ['at: takes at most 10 days']],
    [{ event: 'died', confidence: '95' }, ['confidence: expected a number from 0.5 to 0.999, got "95"']],
    [
      { event: 'dyed', by: 'sex,sex', horizon: '0', confidence: '2' },
      [
        'event: "dyed" is not one of the allowed values; did you mean "died"?',
        'by: names "sex" twice',
        'horizon: expected a whole number from 1 to 365, got "0"',
        'confidence: expected a number from 0.5 to 0.999, got "2"',
      ],
    ],
  ])('%j', (query, messages) => {
    expect(errorsOf(query)).toEqual(messages)
  })
})
