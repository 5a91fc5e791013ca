import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { indirectRatio } from '#analytics/statistics/rates/indirect-ratio.js'

const stratum = fc.record({
  count: fc.integer({ min: 0, max: 500 }),
  exposure: fc.integer({ min: 1, max: 100_000 }),
  referenceCount: fc.integer({ min: 1, max: 5000 }),
  referenceExposure: fc.integer({ min: 1, max: 1_000_000 }),
})
const strata = fc.array(stratum, { minLength: 1, maxLength: 20 })

describe('an indirectly standardised ratio', () => {
  // By hand: 200 × 25/2000 expected; R 4.2.2: qchisq(0.975, 2) / 2 / 2.5
  it('gives the figures of its example', () => {
    const ratio = indirectRatio([{ count: 0, exposure: 200, referenceCount: 25, referenceExposure: 2000 }])
    expect(ratio).toMatchObject({ estimable: true, observed: 0, expected: 2.5, ratio: 0 })
    expect(ratio.estimable && ratio.interval.lower).toBe(0)
    expect(ratio.estimable && ratio.interval.upper).toBeCloseTo(1.4756, 4)
  })

  it('is not estimable where no events were expected', () => {
    expect(indirectRatio([{ count: 0, exposure: 0, referenceCount: 5, referenceExposure: 1000 }])).toEqual({
      estimable: false,
      reason: 'none-expected',
      observed: 0,
      expected: 0,
      referenceRate: 0.005,
    })
  })

  it('is not estimable where a stratum has no reference', () => {
    for (const given of [[], [{ count: 1, exposure: 10, referenceCount: 0, referenceExposure: 0 }]]) {
      expect(indirectRatio(given)).toEqual({ estimable: false, reason: 'no-reference' })
    }
  })

  it('is not estimable where events happened to nobody', () => {
    expect(indirectRatio([{ count: 1, exposure: 0, referenceCount: 5, referenceExposure: 10 }])).toEqual({
      estimable: false,
      reason: 'events-without-exposure',
    })
  })

  it('refuses counts and exposures that are none', () => {
    const given = { count: 1, exposure: 10, referenceCount: 5, referenceExposure: 10 }
    expect(() => indirectRatio([{ ...given, referenceCount: -5 }])).toThrow('referenceCount must be a whole number')
    expect(() => indirectRatio([{ ...given, referenceExposure: -5 }])).toThrow('referenceExposure must be a finite')
  })

  it('is one where the reference is the population itself', () => {
    fc.assert(
      fc.property(strata, (given) => {
        fc.pre(given.some(({ count }) => count > 0))
        const own = given.map(({ count, exposure }) => ({
          count,
          exposure,
          referenceCount: count,
          referenceExposure: exposure,
        }))
        const ratio = indirectRatio(own)
        expect(ratio.estimable && ratio.ratio).toBeCloseTo(1, 10)
      }),
    )
  })

  it('lies within its interval, whatever the order of strata', () => {
    fc.assert(
      fc.property(strata, (given) => {
        const [one, other] = [indirectRatio(given), indirectRatio([...given].reverse())]
        if (!one.estimable || !other.estimable) throw new Error('expected a ratio')
        expect(one.interval.lower).toBeLessThanOrEqual(one.ratio)
        expect(one.interval.upper).toBeGreaterThanOrEqual(one.ratio)
        expect(Math.abs(other.ratio - one.ratio)).toBeLessThanOrEqual(1e-9 * one.ratio)
      }),
    )
  })
})
