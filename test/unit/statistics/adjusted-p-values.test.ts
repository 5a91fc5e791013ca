import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { benjaminiHochberg } from '#analytics/statistics/comparisons/benjamini-hochberg.js'
import { bonferroni } from '#analytics/statistics/comparisons/bonferroni.js'
import { holm } from '#analytics/statistics/comparisons/holm.js'

const adjustments = [
  ['of Benjamini and Hochberg', benjaminiHochberg],
  ['of Holm', holm],
  ['of Bonferroni', bonferroni],
] as const

const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 60 })

const closeTo = (got: readonly number[], expected: readonly number[]) => {
  expect(got).toHaveLength(expected.length)
  got.forEach((each, i) => expect(each).toBeCloseTo(expected[i] ?? NaN, 4))
}

describe('adjusted p-values', () => {
  // scipy 1.17.1: false_discovery_control([0.001, 0.04, 0.03, 0.2]); the others by hand
  it('give the figures of their examples', () => {
    closeTo(benjaminiHochberg([0.001, 0.04, 0.03, 0.2]), [0.004, 0.0533, 0.0533, 0.2])
    closeTo(holm([0.001, 0.04, 0.03, 0.2]), [0.004, 0.09, 0.09, 0.2])
    closeTo(bonferroni([0.001, 0.04, 0.3]), [0.003, 0.12, 0.9])
  })

  it.each(adjustments)('%s of no tests are none', (_, adjust) => {
    expect(adjust([])).toEqual([])
  })

  it.each(adjustments)('%s refuse what is no probability', (_, adjust) => {
    expect(() => adjust([0.5, 1.5])).toThrow('a p-value must lie in [0, 1], got 1.5')
    expect(() => adjust([NaN])).toThrow(RangeError)
  })

  it.each(adjustments)('%s are never below the p-values, nor above one, and keep their order', (_, adjust) => {
    fc.assert(
      fc.property(pValues, (values) => {
        const adjusted = adjust(values)
        adjusted.forEach((each, i) => {
          expect(each).toBeGreaterThanOrEqual(values[i] ?? NaN)
          expect(each).toBeLessThanOrEqual(1)
          adjusted.forEach((other, j) => {
            if ((values[i] ?? NaN) < (values[j] ?? NaN)) expect(each).toBeLessThanOrEqual(other)
          })
        })
      }),
    )
  })

  it.each(adjustments)('%s do not depend on the order of the tests', (_, adjust) => {
    fc.assert(
      fc.property(pValues, (values) => {
        expect([...adjust([...values].reverse())].reverse()).toEqual(adjust(values))
      }),
    )
  })

  it('are smallest after Benjamini and Hochberg, and largest after Bonferroni', () => {
    fc.assert(
      fc.property(pValues, (values) => {
        const [least, middle, most] = [benjaminiHochberg(values), holm(values), bonferroni(values)]
        least.forEach((each, i) => expect(each).toBeLessThanOrEqual((middle[i] ?? NaN) + 1e-15))
        middle.forEach((each, i) => expect(each).toBeLessThanOrEqual((most[i] ?? NaN) + 1e-15))
      }),
    )
  })
})
