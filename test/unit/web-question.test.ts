import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { TrendQuestion } from '#analytics/contract/trends.js'
import {
  formatTrendQuestion,
  parseTrendQuestion,
  plainQuestion,
  unreadable,
} from '../../web/question/trend-question.js'
import { formatView, parseView, type View } from '../../web/question/view.js'

// Commas separate values and a colon ends a dimension's name; everything else may be in either.
const value = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => !text.includes(','))
const id = value.filter((text) => !text.includes(':'))
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })

const question: fc.Arbitrary<TrendQuestion> = fc.record({
  measure: id,
  by: fc.uniqueArray(id, { maxLength: 3 }),
  clock: fc.constantFrom('contributed', 'performed', 'fromIndex'),
  grain: fc.constantFrom('day', 'isoWeek', 'epiWeek', 'month', 'quarter', 'year', 'none'),
  from: orNull(value),
  to: orNull(value),
  where: fc.array(fc.record({ dimension: id, values: fc.uniqueArray(value, { minLength: 1, maxLength: 4 }) }), {
    maxLength: 3,
  }),
  asOf: orNull(value),
  cumulative: fc.boolean(),
})

const view: fc.Arbitrary<View> = fc.record({
  highlight: fc.array(fc.string({ minLength: 1 }), { maxLength: 2 }),
  scale: fc.constantFrom('linear', 'log'),
  axis: fc.constantFrom('shared', 'free'),
  tabs: fc.dictionary(fc.constantFrom('trend', 'map', 'groups'), fc.constantFrom('table', 'about'), {
    noNullPrototype: true,
  }),
})

describe('a question as a URL', () => {
  it('is the same question when read back', () => {
    fc.assert(fc.property(question, (asked) => expect(parseTrendQuestion(formatTrendQuestion(asked))).toEqual(asked)))
  })

  it('has one spelling only', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const written = formatTrendQuestion(asked)
        expect(formatTrendQuestion(parseTrendQuestion(written))).toBe(written)
      }),
    )
  })

  it('leaves out what is the default and keeps commas and colons readable', () => {
    expect(
      formatTrendQuestion({
        ...plainQuestion('icuAdmitted'),
        by: ['sex', 'ageBand'],
        grain: 'month',
        where: [
          { dimension: 'modality', values: ['CT', 'DX'] },
          { dimension: 'ageBand', values: ['65+'] },
        ],
      }),
    ).toBe('measure=icuAdmitted&by=sex,ageBand&grain=month&where=modality:CT,DX&where=ageBand:65%2B')
  })

  it('keeps names that do not exist, for the server to judge', () => {
    const read = parseTrendQuestion('measure=incidence&by=planet&where=planet:Mars')
    expect(read).toMatchObject({
      measure: 'incidence',
      by: ['planet'],
      where: [{ dimension: 'planet', values: ['Mars'] }],
    })
  })

  it('names a clock, a grain or a filter that cannot be read', () => {
    const search = 'measure=patients&grain=fortnight&where=sex&cumulative=perhaps'
    expect(parseTrendQuestion(search)).toEqual(plainQuestion('patients'))
    expect(unreadable(search)).toEqual([
      { field: 'grain', value: 'fortnight' },
      { field: 'cumulative', value: 'perhaps' },
      { field: 'where', value: 'sex' },
    ])
  })

  it('says the same whether dimensions repeat or not', () => {
    expect(parseTrendQuestion('measure=patients&by=sex,sex,').by).toEqual(['sex'])
  })
})

describe('a view as a URL', () => {
  it('is the same view when read back', () => {
    fc.assert(fc.property(view, (looked) => expect(parseView(formatView(looked))).toEqual(looked)))
  })

  it('says nothing where it is the plain one', () => {
    expect(formatView(parseView(''))).toBe('')
    expect(formatView(parseView('scale=cubic&tab=trend:chart&highlight='))).toBe('')
  })
})
