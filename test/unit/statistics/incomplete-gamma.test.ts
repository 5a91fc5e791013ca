import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { gammaLowerTail, gammaQuantile, gammaUpperTail } from '#analytics/statistics/distributions/gamma.js'
import { incompleteGamma } from '#analytics/statistics/distributions/incomplete-gamma.js'
import { poissonLowerTail, poissonQuantile, poissonUpperTail } from '#analytics/statistics/distributions/poisson.js'

const within = (relative: number, expected: number, got: number) =>
  expect(Math.abs(got / expected - 1)).toBeLessThan(relative)

describe('the incomplete gamma functions', () => {
  // scipy 1.17.1: gammainc(shape, x), gammaincc(shape, x)
  it.each([
    [30, 20, 0.9781265315586091, 0.02187346844139091],
    [150, 120, 0.9948952883968496, 0.0051047116031504676],
    [905, 1000, 0.0009863371732237278, 0.9990136628267763],
    [1101.6, 1001, 0.9989973059705725, 0.0010026940294275107],
    [124146, 123457, 0.9748990053593366, 0.0251009946406635],
  ])('of %d at shape %d keep their digits', (x, shape, lower, upper) => {
    const tails = incompleteGamma(x, shape)
    within(1e-12, lower, tails.lower)
    within(1e-12, upper, tails.upper)
  })

  // mpmath 1.3, 40 digits: the power series of 6.5.29 with a = 10^6
  it('keep their digits at a shape of a million, five deviations below it', () => {
    within(1e-11, 2.74958035927007075e-7, incompleteGamma(1e6 - 5000, 1e6).lower)
  })

  it('add up to one, also where one formula gives way to another', () => {
    const shape = fc.double({ min: 90, max: 1e5, noNaN: true })
    const deviations = fc.double({ min: -3, max: 3, noNaN: true })
    fc.assert(
      fc.property(shape, deviations, (a, z) => {
        const { lower, upper } = incompleteGamma(a + z * Math.sqrt(a), a)
        expect(lower + upper).toBeCloseTo(1, 11)
        expect(incompleteGamma(a + (z + 0.01) * Math.sqrt(a), a).lower).toBeGreaterThan(lower)
      }),
    )
  })
})

describe('quantiles of large counts', () => {
  // scipy 1.17.1: poisson.ppf, gamma.ppf
  it('are exact for a Poisson variable of mean 100,000', () => {
    expect(poissonQuantile(0.975, 1e5)).toBe(100620)
    expect(poissonLowerTail(100620, 1e5) + poissonUpperTail(100620, 1e5)).toBeCloseTo(1, 12)
  })

  it('lead back to their probability', () => {
    expect(gammaUpperTail(gammaQuantile(0.999, 1001, 1), 1001, 1)).toBeCloseTo(0.001, 12)
    expect(gammaLowerTail(gammaQuantile(0.025, 123457, 2), 123457, 2)).toBeCloseTo(0.025, 12)
    expect(gammaQuantile(0.999, 1001, 1)).toBeCloseTo(1101.6269438790305, 9)
  })
})
