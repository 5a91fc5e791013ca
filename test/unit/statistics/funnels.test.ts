import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { binomialLowerTail, binomialQuantile, binomialUpperTail } from '#analytics/statistics/distributions/binomial.js'
import { interpolatedQuantile } from '#analytics/statistics/distributions/interpolated-quantile.js'
import { proportionFunnel } from '#analytics/statistics/proportions/proportion-funnel.js'
import { rateFunnel } from '#analytics/statistics/rates/rate-funnel.js'

// scipy 1.17.1: binom.ppf, binom.sf, binom.cdf; limits (r - (cdf(r) - p) / pmf(r)) / n at r = ppf(p)
describe('the binomial distribution', () => {
  it('gives the quantile of its example, and one far out', () => {
    expect(binomialQuantile(0.975, { total: 100, probability: 0.1 })).toBe(16)
    expect(binomialQuantile(0.025, { total: 100, probability: 0.1 })).toBe(5)
    expect(binomialQuantile(0.999, { total: 1000, probability: 0.3 })).toBe(345)
  })

  it('keeps its digits far out in the tails', () => {
    expect(binomialUpperTail(40, { total: 100, probability: 0.1 }) / 4.753173592422103e-16).toBeCloseTo(1, 9)
    expect(binomialUpperTail(900, { total: 70_000, probability: 0.01 }) / 1.4426277679983464e-13).toBeCloseTo(1, 9)
    expect(binomialLowerTail(500, { total: 70_000, probability: 0.01 }) / 7.389219106921079e-16).toBeCloseTo(1, 9)
  })

  it('ends at zero and at the total', () => {
    const group = { total: 4, probability: 0.5 }
    expect([binomialLowerTail(-1, group), binomialLowerTail(4, group)]).toEqual([0, 1])
    expect([binomialUpperTail(-1, group), binomialUpperTail(4, group)]).toEqual([1, 0])
  })

  it('refuses probabilities of none or of all', () => {
    expect(() => binomialQuantile(0, { total: 4, probability: 0.5 })).toThrow(RangeError)
    expect(() => binomialQuantile(0.5, { total: 4, probability: 1 })).toThrow(RangeError)
    expect(() => binomialQuantile(0.5, { total: 0, probability: 0.5 })).toThrow(RangeError)
  })

  it('has continuous quantiles between its counts', () => {
    const group = { total: 100, probability: 0.1 }
    const tails = {
      lower: (count: number) => binomialLowerTail(count, group),
      upper: (count: number) => binomialUpperTail(count, group),
    }
    expect(interpolatedQuantile(0.975, 16, tails)).toBeCloseTo(15.77, 2)
  })
})

describe('a funnel of proportions', () => {
  it('gives the limits of its example, and wider ones at 99.8 %', () => {
    const [limits, wider] = [proportionFunnel(0.1, 100), proportionFunnel(0.1, 100, 0.998)]
    expect(limits?.lower).toBeCloseTo(0.0404, 4)
    expect(limits?.upper).toBeCloseTo(0.1577, 4)
    expect(wider?.lower).toBeCloseTo(0.014179, 6)
    expect(wider?.upper).toBeCloseTo(0.198357, 6)
  })

  it('has no limits for an empty group', () => {
    expect(proportionFunnel(0.1, 0)).toBeNull()
  })

  it('refuses targets of none or of all, and parts of patients', () => {
    expect(() => proportionFunnel(0, 10)).toThrow('target must lie in (0, 1), got 0')
    expect(() => proportionFunnel(0.5, 1.5)).toThrow('total must be a whole number from 0, got 1.5')
    expect(() => proportionFunnel(0.5, 10, 2)).toThrow('confidence must lie in (0, 1), got 2')
  })

  it('holds its target, stays within [0, 1], and narrows as groups grow', () => {
    const target = fc.double({ min: 0.001, max: 0.999, noNaN: true })
    fc.assert(
      fc.property(target, fc.integer({ min: 1, max: 5000 }), (proportion, total) => {
        const { lower, upper } = proportionFunnel(proportion, total)!
        expect(lower).toBeGreaterThanOrEqual(0)
        expect(lower).toBeLessThanOrEqual(proportion)
        expect(upper).toBeGreaterThanOrEqual(proportion)
        expect(upper).toBeLessThanOrEqual(1)
        const larger = proportionFunnel(proportion, 500_000)!
        expect(larger.upper - larger.lower).toBeLessThan(Math.max(upper - lower, 0.005))
      }),
    )
  })
})

describe('a funnel of rates', () => {
  it('gives the limits of its example', () => {
    expect(rateFunnel(1, 20)?.lower).toBeCloseTo(0.5603, 4)
    expect(rateFunnel(1, 20)?.upper).toBeCloseTo(1.4373, 4)
  })

  it('has no limits without exposure', () => {
    expect(rateFunnel(1, 0)).toBeNull()
  })

  it('refuses a target of nothing, and an exposure below zero', () => {
    expect(() => rateFunnel(0, 10)).toThrow('target must be a finite number above 0, got 0')
    expect(() => rateFunnel(1, -10)).toThrow('exposure must be a finite number from 0, got -10')
  })

  it('holds its target, and depends on exposure and target by the events expected', () => {
    const expected = fc.double({ min: 0.01, max: 2000, noNaN: true })
    fc.assert(
      fc.property(expected, (events) => {
        const { lower, upper } = rateFunnel(1, events)!
        expect(lower).toBeLessThanOrEqual(1)
        expect(upper).toBeGreaterThanOrEqual(1)
        expect(rateFunnel(events, 1)!.upper / events).toBeCloseTo(upper, 9)
      }),
    )
  })
})
