import { describe, expect, it } from '@jest/globals'
import { fieldIds } from '#analytics/catalogue/fields.js'
import { BadQuestion } from '#analytics/question/bad-question.js'
import { parseQualityQuestion } from '#analytics/question/parse-quality-question.js'
import { qualityParameters } from '#analytics/question/quality-parameters.js'
import { parseParameters } from '#api/http/parameters.js'

const parsed = (parameters: Readonly<Record<string, unknown>>) =>
  parseQualityQuestion(parseParameters(qualityParameters, parameters))

function errorsOf(parameters: Readonly<Record<string, unknown>>) {
  try {
    parsed(parameters)
    return []
  } catch (error) {
    if (error instanceof BadQuestion) return error.errors
    throw error
  }
}

describe('a question about quality', () => {
  it('asks for every field of everybody, judged as usual, unless it says otherwise', () => {
    expect(parsed({})).toEqual({
      ...{ by: [], where: [], asOf: null, fields: fieldIds, clock: 'contributed', grain: 'none', thresholds: {} },
    })
  })

  it('leaves out what its groups and its time axis are told apart by', () => {
    const { fields } = parsed({ by: 'ageBand', grain: 'month' })
    expect(fields).toContain('sex')
    for (const id of ['ageBand', 'ageDecade', 'contributedOn', 'studyContributedOn']) expect(fields).not.toContain(id)
  })

  it('asks for fields of studies by a dimension of studies, and for those of patients by name', () => {
    expect(parsed({ by: 'modality' }).fields).toEqual(expect.arrayContaining(['bodyPart', 'performedOn']))
    expect(parsed({ by: 'modality' }).fields).not.toContain('sex')
    expect(parsed({ by: 'modality', field: 'sex,race' }).fields).toEqual(['sex', 'race'])
  })

  it('moves the thresholds of checks', () => {
    const { thresholds } = parsed({ thresholds: 'ventilated-not-in-icu:0.2,study-after-death:1' })
    expect(thresholds).toEqual({ 'ventilated-not-in-icu': 0.2, 'study-after-death': 1 })
  })

  it.each([
    [{ by: 'sex,site' }, 'by', 'takes at most one dimension'],
    [{ by: 'gender' }, 'by', '"gender" is not one of the allowed values'],
    [{ grain: 'day' }, 'grain', '"day" is not one of the allowed values'],
    [{ field: 'rase' }, 'field', 'did you mean "race"?'],
    [{ field: 'sex,sex' }, 'field', 'names "sex" twice'],
    [{ by: 'ageBand', field: 'ageDecade' }, 'field', '"ageDecade" is what the groups or the periods are told apart by'],
    [{ where: 'sex' }, 'where', 'expected dimension:value,value'],
    [{ thresholds: '0.1' }, 'thresholds', 'expected rule:share, such as repeated-records:0.1, got "0.1"'],
    [{ thresholds: 'study-after-deth:0.1' }, 'thresholds', 'did you mean "study-after-death"?'],
    [{ thresholds: 'study-after-death:10' }, 'thresholds', 'expected a number from 0 to 1, got "10"'],
    [{ thresholds: 'study-after-death:0.1:2' }, 'thresholds', 'expected rule:share'],
    [{ thresholds: 'linked:0.1' }, 'thresholds', 'where it fails at all, nothing is published'],
    [{ thresholds: 'study-after-death:0,study-after-death:1' }, 'thresholds', 'names "study-after-death" twice'],
    [{ measure: 'patients' }, 'measure', 'is not a parameter of this question'],
  ])('%j is answered with what %s may be', (parameters, field, message) => {
    expect(errorsOf(parameters)).toEqual([
      expect.objectContaining({ field, message: expect.stringContaining(message) as unknown }),
    ])
  })

  it('is told all that is wrong with it at once', () => {
    const errors = errorsOf({ by: 'gender', grain: 'day', field: 'rase', thresholds: 'x' })
    expect(errors.map(({ field }) => field).sort()).toEqual(['by', 'field', 'grain', 'thresholds'])
  })
})
