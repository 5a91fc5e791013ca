import { describe, expect, it } from '@jest/globals'
import { nearest, suggestion } from '#analytics/vocabulary/nearest.js'

describe('the name somebody meant', () => {
  it.each([
    ['sexx', 'sex'],
    ['Age at index', 'age_at_index'],
    ['submitterid', 'submitter_id'],
    ['icu', 'icu_indicator'],
    ['favourite colour', null],
    ['', null],
  ])('%s is %s', (meant, found) => {
    expect(nearest(meant, ['sex', 'age_at_index', 'submitter_id', 'icu_indicator', 'race'])).toBe(found)
  })

  it.each([
    ['ct angiography', null],
    ['ct', 'CT'],
    ['f', 'F'],
    ['x', null],
  ])('%s, of short codes, is %s', (meant, found) => {
    expect(nearest(meant, ['CT', 'DX', 'F', 'M'])).toBe(found)
  })

  it('is suggested, or nothing is said', () => {
    expect(suggestion('sexx', ['age', 'sex'])).toBe(' (did you mean "sex"?)')
    expect(suggestion('colour', ['age', 'sex'])).toBe('')
  })
})
