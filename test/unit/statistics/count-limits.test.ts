import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { byar } from '#analytics/statistics/rates/byar.js'
import { countInterval } from '#analytics/statistics/rates/count-interval.js'
import { crudeRate } from '#analytics/statistics/rates/crude-rate.js'
import { exactPoisson } from '#analytics/statistics/rates/exact-poisson.js'
import { reliability } from '#analytics/statistics/rates/reliability.js'

const count = fc.integer({ min: 0, max: 100_000 })
const exposure = fc.double({ min: 0.5, max: 1e9, noNaN: true })

// R 4.2.2: qchisq(0.025, 2 * x) / 2, qchisq(0.975, 2 * x + 2) / 2; PHEindicatormethods 2.1.0: byars_lower, byars_upper
describe('the limits of a count', () => {
  it('are the exact ones of Garwood', () => {
    const { lower, upper } = exactPoisson(10)
    expect(lower).toBeCloseTo(4.7954, 4)
    expect(upper).toBeCloseTo(18.3904, 4)
  })

  it('begin at exactly zero without events, where Byar has no lower limit', () => {
    expect(exactPoisson(0).lower).toBe(0)
    expect(exactPoisson(0).upper).toBeCloseTo(-Math.log(0.025), 10)
    expect(byar(0).lower).toBeNull()
  })

  it('are approximated by Byar', () => {
    const { lower, upper } = byar(65)
    expect(lower).toBeCloseTo(50.1632, 4)
    expect(upper).toBeCloseTo(82.8491, 4)
  })

  it('are exact below ten events and Byar’s from there on', () => {
    expect(countInterval(9)).toMatchObject({ method: 'exact Poisson' })
    expect(countInterval(9).lower).toBeCloseTo(4.1154, 4)
    expect(countInterval(9).upper).toBeCloseTo(17.0848, 4)
    expect(countInterval(10)).toMatchObject({ method: 'Byar' })
    expect(countInterval(10).lower).toBeCloseTo(4.7874, 3)
    expect(countInterval(10).upper).toBeCloseTo(18.3915, 4)
  })

  it('refuse what is no number of events', () => {
    expect(() => exactPoisson(2.5)).toThrow('count must be a whole number from 0, got 2.5')
    expect(() => byar(-1)).toThrow(RangeError)
    expect(() => countInterval(NaN)).toThrow(RangeError)
    expect(() => exactPoisson(4, 1)).toThrow('confidence must lie in (0, 1), got 1')
  })

  it('contain the count, and widen with the confidence', () => {
    fc.assert(
      fc.property(count, (events) => {
        for (const limitsOf of [exactPoisson, countInterval]) {
          const { lower, upper } = limitsOf(events)
          expect(lower).toBeLessThanOrEqual(events)
          expect(upper).toBeGreaterThan(events)
          expect(limitsOf(events, 0.998).upper).toBeGreaterThan(upper)
        }
      }),
    )
  })
})

describe('a crude rate', () => {
  it('gives the figures of its example', () => {
    const rate = crudeRate(65, 100, 100)
    expect(rate?.rate).toBe(65)
    expect(rate?.interval.lower).toBeCloseTo(50.1632, 4)
    expect(rate?.interval.upper).toBeCloseTo(82.8491, 4)
  })

  it('is not defined without exposure', () => {
    expect(crudeRate(3, 0)).toBeNull()
  })

  it('refuses an exposure below zero, and a rate per nothing', () => {
    expect(() => crudeRate(3, -1)).toThrow('exposure must be a finite number from 0, got -1')
    expect(() => crudeRate(3, 10, 0)).toThrow('per must be a finite number above 0, got 0')
  })

  it('falls as the exposure grows, in proportion', () => {
    fc.assert(
      fc.property(count, exposure, fc.double({ min: 0.1, max: 100, noNaN: true }), (events, years, factor) => {
        const [one, other] = [crudeRate(events, years)!, crudeRate(events, years * factor)!]
        expect(Math.abs(other.rate * factor - one.rate)).toBeLessThanOrEqual(1e-9 * one.rate)
        expect(Math.abs(other.interval.upper * factor - one.interval.upper)).toBeLessThanOrEqual(
          1e-9 * one.interval.upper,
        )
      }),
    )
  })

  it('has a narrower interval as events and exposure grow together', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 10_000 }), exposure, (events, years) => {
        const width = (factor: number) => {
          const { interval } = crudeRate(events * factor, years * factor)!
          return interval.upper - interval.lower
        }
        expect(width(4)).toBeLessThan(width(1))
      }),
    )
  })
})

describe('the reliability of a count', () => {
  it('begins at sixteen events, where the relative standard error is a quarter', () => {
    expect(reliability(16)).toEqual({ relativeStandardError: 0.25, reliable: true, standardisable: true })
    expect(reliability(15).reliable).toBe(false)
  })

  it('lets a directly standardised rate be reported from ten events', () => {
    expect([9, 10].map((count) => reliability(count).standardisable)).toEqual([false, true])
  })

  it('has no relative standard error without events', () => {
    expect(reliability(0)).toEqual({ relativeStandardError: null, reliable: false, standardisable: false })
  })

  it('refuses what is no number of events', () => {
    expect(() => reliability(1.5)).toThrow(RangeError)
  })
})
