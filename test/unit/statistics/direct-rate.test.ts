import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { directRate, type DirectRate, type Stratum } from '#analytics/statistics/rates/direct-rate.js'
import { dobson } from '#analytics/statistics/rates/dobson.js'
import { fayFeuer } from '#analytics/statistics/rates/fay-feuer.js'
import { repeatedDirectRate } from '#analytics/statistics/rates/repeated-direct-rate.js'

const two = [
  { count: 10, exposure: 1000, weight: 600 },
  { count: 30, exposure: 500, weight: 400 },
]

function estimated(strata: readonly Stratum[], per?: number): DirectRate {
  const rate = directRate(strata, per)
  if (!rate.estimable) throw new Error(rate.reason)
  return rate
}

const stratum = fc.record({
  count: fc.integer({ min: 0, max: 500 }),
  exposure: fc.integer({ min: 1, max: 100_000 }),
  weight: fc.integer({ min: 1, max: 10_000 }),
})
const strata = fc.array(stratum, { minLength: 1, maxLength: 20 })

const close = (one: number, other: number) =>
  expect(Math.abs(one - other)).toBeLessThanOrEqual(1e-9 * Math.max(Math.abs(one), Math.abs(other)))

describe('a directly standardised rate', () => {
  // By hand: 0.6 × 10 + 0.4 × 60. R 4.2.2 and epitools 0.5.10.1 for the limits.
  it('gives the figures of its example, and of its intervals', () => {
    const rate = estimated(two, 1000)
    expect(rate).toMatchObject({ count: 40, exposure: 1500 })
    expect(rate.rate).toBeCloseTo(30, 10)
    expect(rate.variance).toBeCloseTo(22.8, 10)
    expect(dobson(rate)?.lower).toBeCloseTo(21.373, 4)
    expect(dobson(rate)?.upper).toBeCloseTo(40.9247, 4)
    expect(fayFeuer(rate).lower).toBeCloseTo(21.3805, 4)
    expect(fayFeuer(rate).upper).toBeCloseTo(40.9882, 4)
  })

  it('is not estimable where a stratum of the standard holds nobody: its rate is unknown, and not 0', () => {
    expect(directRate([...two, { count: 0, exposure: 0, weight: 100 }])).toEqual({
      estimable: false,
      reason: 'empty-stratum',
      strata: [2],
    })
  })

  it('is not estimable where the standard has nobody', () => {
    expect(directRate([])).toMatchObject({ estimable: false, reason: 'no-weight' })
    expect(directRate([{ count: 3, exposure: 10, weight: 0 }])).toMatchObject({ reason: 'no-weight' })
  })

  it('has no interval of Dobson’s without events, and an upper limit of Fay and Feuer’s', () => {
    const rate = estimated([{ count: 0, exposure: 100, weight: 1 }], 100)
    expect(rate.rate).toBe(0)
    expect(dobson(rate)).toBeNull()
    expect(fayFeuer(rate).lower).toBe(0)
    expect(fayFeuer(rate).upper).toBeCloseTo(-Math.log(0.025), 10)
  })

  it('has no limit below zero, also where one event carries the weight of all', () => {
    const rate = estimated([
      { count: 10, exposure: 1_000_000, weight: 1 },
      { count: 1, exposure: 1, weight: 1 },
    ])
    expect(dobson(rate)?.lower).toBe(0)
    expect(fayFeuer(rate).lower).toBeGreaterThan(0)
  })

  it('refuses counts, exposures and weights that are none', () => {
    expect(() => directRate([{ count: -1, exposure: 10, weight: 1 }])).toThrow(RangeError)
    expect(() => directRate([{ count: 1, exposure: NaN, weight: 1 }])).toThrow(RangeError)
    expect(() => directRate([{ count: 1, exposure: 10, weight: -1 }])).toThrow(
      'weight must be a finite number from 0, got -1',
    )
    expect(() => directRate(two, 0)).toThrow('per must be a finite number above 0')
    expect(() => fayFeuer(estimated(two), 0)).toThrow('confidence must lie in (0, 1), got 0')
  })

  it('is the crude rate where the standard is the population itself', () => {
    fc.assert(
      fc.property(strata, (given) => {
        const own = estimated(given.map((each) => ({ ...each, weight: each.exposure })))
        close(own.rate, (own.count / own.exposure) * 100_000)
      }),
    )
  })

  it('does not depend on the order of strata, nor on the size of the standard', () => {
    fc.assert(
      fc.property(strata, (given) => {
        const rate = estimated(given)
        const reversed = estimated([...given].reverse())
        const scaled = estimated(given.map((each) => ({ ...each, weight: each.weight * 7 })))
        for (const other of [reversed, scaled]) {
          close(other.rate, rate.rate)
          close(other.variance, rate.variance)
        }
      }),
    )
  })

  it('falls as the exposure grows, in proportion', () => {
    fc.assert(
      fc.property(strata, (given) => {
        const doubled = estimated(given.map((each) => ({ ...each, exposure: each.exposure * 2 })))
        close(doubled.rate * 2, estimated(given).rate)
      }),
    )
  })

  it('lies within its intervals, which narrow as everything grows', () => {
    fc.assert(
      fc.property(strata, (given) => {
        const rate = estimated(given)
        fc.pre(rate.count >= 10)
        const grown = estimated(given.map((each) => ({ ...each, count: each.count * 4, exposure: each.exposure * 4 })))
        for (const intervalOf of [dobson, fayFeuer]) {
          const [interval, narrower] = [intervalOf(rate, 0.95)!, intervalOf(grown, 0.95)!]
          expect(interval.lower).toBeLessThanOrEqual(rate.rate)
          expect(interval.upper).toBeGreaterThanOrEqual(rate.rate)
          expect(narrower.upper - narrower.lower).toBeLessThan(interval.upper - interval.lower)
        }
      }),
    )
  })
})

describe('a directly standardised rate of repeated events', () => {
  // By hand: 6 patients once and 2 twice; variance (6 × 1² + 2 × 2²) / 100² × 100².
  it('gives the figures of its example', () => {
    const rate = repeatedDirectRate([{ patientsByEvents: [6, 2], exposure: 100, weight: 1 }], 100)
    expect(rate).toMatchObject({ estimable: true, count: 10, exposure: 100 })
    expect(rate.estimable && rate.rate).toBeCloseTo(10, 10)
    expect(rate.estimable && rate.variance).toBeCloseTo(14, 10)
  })

  it('is that of single events where no patient has several', () => {
    const single = estimated(two, 1000)
    const repeated = repeatedDirectRate(
      two.map(({ count, exposure, weight }) => ({ patientsByEvents: [count], exposure, weight })),
      1000,
    )
    expect(repeated).toMatchObject({ rate: single.rate, variance: single.variance, count: 40 })
  })

  it('varies more than that of as many single events', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }), (once, twice) => {
        const repeated = repeatedDirectRate([{ patientsByEvents: [once, twice], exposure: 1000, weight: 1 }])
        const single = estimated([{ count: once + 2 * twice, exposure: 1000, weight: 1 }])
        expect(repeated.estimable && repeated.variance).toBeGreaterThan(single.variance)
      }),
    )
  })

  it('is not estimable where a stratum of the standard holds nobody', () => {
    expect(repeatedDirectRate([{ patientsByEvents: [], exposure: 0, weight: 2 }])).toMatchObject({
      reason: 'empty-stratum',
      strata: [0],
    })
  })

  it('refuses parts of patients', () => {
    expect(() => repeatedDirectRate([{ patientsByEvents: [0.5], exposure: 1, weight: 1 }])).toThrow(
      'patients must be a whole number from 0, got 0.5',
    )
  })
})
