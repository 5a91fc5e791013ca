import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { standardisedProportion } from '#analytics/statistics/proportions/standardised-proportion.js'
import { wilson } from '#analytics/statistics/wilson.js'

const group = fc
  .tuple(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 99 }))
  .map(([total, share, weight]) => ({ cases: Math.round(total * share), total, weight }))
const strata = fc.array(group, { minLength: 1, maxLength: 12 })

function estimated(given: Parameters<typeof standardisedProportion>[0]) {
  const found = standardisedProportion(given)
  if (!found.estimable) throw new Error(found.reason)
  return found
}

describe('a case-mix-standardised proportion', () => {
  // scipy 1.17.1: binomtest(x, n).proportion_ci(method='wilson') of the strata, combined by the square root of squares
  it('gives the figures of its example', () => {
    const { proportion, interval } = estimated([
      { cases: 8, total: 100, weight: 3 },
      { cases: 30, total: 60, weight: 1 },
    ])
    expect(proportion).toBeCloseTo(0.185, 10)
    expect(interval.lower).toBeCloseTo(0.1427, 4)
    expect(interval.upper).toBeCloseTo(0.2458, 4)
  })

  it('is not estimable where a stratum of the reference cohort holds nobody', () => {
    const given = [
      { cases: 1, total: 9, weight: 1 },
      { cases: 0, total: 0, weight: 2 },
    ]
    expect(standardisedProportion(given)).toEqual({ estimable: false, reason: 'empty-stratum', strata: [1] })
    expect(standardisedProportion([])).toMatchObject({ reason: 'no-weight' })
  })

  it('leaves out strata that the reference cohort does not have', () => {
    const one = { cases: 1, total: 9, weight: 1 }
    expect(estimated([one, { cases: 4, total: 5, weight: 0 }])).toEqual(estimated([one]))
  })

  it('refuses more cases than patients', () => {
    expect(() => standardisedProportion([{ cases: 5, total: 4, weight: 1 }])).toThrow(
      'cases must be a whole number in [0, 4], got 5',
    )
  })

  it('has the interval of Wilson where there is one stratum', () => {
    fc.assert(
      fc.property(group, (given) => {
        const { interval } = estimated([given])
        expect(interval.lower).toBeCloseTo(wilson(given.cases, given.total)?.lower ?? NaN, 10)
        expect(interval.upper).toBeCloseTo(wilson(given.cases, given.total)?.upper ?? NaN, 10)
      }),
    )
  })

  it('is the crude proportion where the reference cohort is its own', () => {
    fc.assert(
      fc.property(strata, (given) => {
        const { proportion } = estimated(given.map((each) => ({ ...each, weight: each.total })))
        const sum = (key: 'cases' | 'total') => given.reduce((total, each) => total + each[key], 0)
        expect(proportion).toBeCloseTo(sum('cases') / sum('total'), 10)
      }),
    )
  })

  it('lies within its interval, within [0, 1], whatever the order of strata', () => {
    fc.assert(
      fc.property(strata, (given) => {
        const { proportion, interval } = estimated(given)
        expect(interval.lower).toBeGreaterThanOrEqual(0)
        expect(interval.lower).toBeLessThanOrEqual(proportion)
        expect(interval.upper).toBeGreaterThanOrEqual(proportion)
        expect(interval.upper).toBeLessThanOrEqual(1)
        expect(estimated([...given].reverse()).proportion).toBeCloseTo(proportion, 10)
      }),
    )
  })

  it('has a narrower interval in a larger sample', () => {
    fc.assert(
      fc.property(strata, (given) => {
        const width = (factor: number) => {
          const grown = given.map(({ cases, total, weight }) => ({
            cases: cases * factor,
            total: total * factor,
            weight,
          }))
          const { interval } = estimated(grown)
          return interval.upper - interval.lower
        }
        expect(width(4)).toBeLessThan(width(1))
      }),
    )
  })
})
