import { describe, expect, it } from '@jest/globals'
import { BadQuestion } from '#analytics/question/bad-question.js'
import { parseRepresentationQuestion } from '#analytics/question/parse-representation-question.js'
import { representationParameters } from '#analytics/question/representation-parameters.js'
import { parseParameters } from '#api/http/parameters.js'
import { builtInReferences } from '#data/references/all.js'
import type { ReferencePopulation } from '#data/references/reference-population.js'

const states: ReferencePopulation = {
  ...{ id: 'states', label: 'States', source: 'a table', date: null },
  attributes: { patientSubdivision: { 'US-CA': 39, 'US-PA': 13 }, sex: { female: 1, male: 1 } },
}

const parse = (query: Readonly<Record<string, unknown>>, references = [...builtInReferences, states]) =>
  parseRepresentationQuestion(parseParameters(representationParameters, query), references)

function errorsOf(query: Readonly<Record<string, unknown>>, references?: ReferencePopulation[]): readonly string[] {
  try {
    parse(query, references)
    return []
  } catch (error) {
    if (!(error instanceof BadQuestion)) throw error
    return error.errors.map(({ field, message }) => `${field}: ${message}`)
  }
}

describe('a question of representation', () => {
  it('has defaults: the first reference with the attribute, no time axis, both ways of reporting', () => {
    expect(parse({ attribute: 'sex' })).toEqual({
      ...{ attribute: 'sex', reference: 'us-residents', by: [], clock: 'contributed', grain: 'none' },
      ...{ from: null, to: null, where: [], asOf: null, reported: ['all', 'known'], confidence: 0.95 },
    })
    expect(parse({ attribute: 'patientSubdivision' }).reference).toBe('states')
  })

  it('takes one way of reporting or both, in one order', () => {
    expect(parse({ attribute: 'sex', reported: 'known' }).reported).toEqual(['known'])
    expect(parse({ attribute: 'sex', reported: 'known,all' }).reported).toEqual(['all', 'known'])
  })

  it('takes a dimension, filters, a period and a confidence', () => {
    const text = { attribute: 'race', by: 'sex', where: 'modality:CT', grain: 'quarter', from: '2021-07-01' }
    expect(parse({ ...text, confidence: '0.9' })).toMatchObject({
      ...{ by: ['sex'], where: [{ dimension: 'modality', values: ['CT'] }], grain: 'quarter' },
      ...{ from: '2021-07-01', confidence: 0.9 },
    })
  })
})

describe('a bad question of representation names its fields', () => {
  it.each<[Record<string, unknown>, string[]]>([
    [{}, ['attribute: is required']],
    [{ attribute: 'age' }, ['attribute: "age" is not one of the allowed values; did you mean "ageBand"?']],
    [{ attribute: 'modality' }, ['attribute: "modality" is not one of the allowed values']],
    [{ attribute: 'sex', measure: 'patients' }, ['measure: is not a parameter of this question']],
    [{ attribute: 'sex', cumulative: 'true' }, ['cumulative: is not a parameter of this question']],
    [
      { attribute: 'sex', reference: 'us-resident' },
      ['reference: "us-resident" is not one of the allowed values; did you mean "us-residents"?'],
    ],
    [{ attribute: 'race', reference: 'states' }, ['reference: "states" has no race']],
    [{ attribute: 'ageDecade' }, ['reference: none has ageDecade; name a table of one in the configuration']],
    [{ attribute: 'sex', by: 'race,ethnicity' }, ['by: takes at most one dimension']],
    [{ attribute: 'sex', by: 'sex' }, ['by: names sex, which is what is compared']],
    [{ attribute: 'sex', by: 'gender' }, ['by: "gender" is not one of the allowed values']],
    [{ attribute: 'sex', clock: 'performed' }, ['clock: "performed" is not one of the allowed values']],
    [{ attribute: 'sex', grain: 'isoWeek' }, ['grain: "isoWeek" is not one of the allowed values']],
    [{ attribute: 'sex', grain: 'mont' }, ['grain: "mont" is not one of the allowed values; did you mean "month"?']],
    [{ attribute: 'sex', from: '2023-02-30' }, ['from: expected a date such as 2021-08-01, from 1900 to 2100']],
    [{ attribute: 'sex', reported: 'none' }, ['reported: "none" is not one of the allowed values']],
    [{ attribute: 'sex', confidence: '95' }, ['confidence: expected a number from 0.5 to 0.999, got "95"']],
    [{ attribute: 'sex', where: 'sex' }, ['where: expected dimension:value,value, got "sex"']],
    [
      { attribute: 'sexe', reference: 'mars', grain: 'week', by: 'x', reported: 'y', confidence: 'z' },
      [
        'attribute: "sexe" is not one of the allowed values; did you mean "sex"?',
        'reference: "mars" is not one of the allowed values',
        'grain: "week" is not one of the allowed values',
        'by: "x" is not one of the allowed values',
        'reported: "y" is not one of the allowed values',
        'confidence: expected a number from 0.5 to 0.999, got "z"',
      ],
    ],
  ])('%j', (query, errors) => {
    expect(errorsOf(query)).toEqual(errors)
  })
})
