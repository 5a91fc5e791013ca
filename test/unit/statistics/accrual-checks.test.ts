import { describe, expect, it } from '@jest/globals'
import { accrualBackTest } from '#analytics/statistics/accrual/accrual-back-test.js'
import {
  convolved,
  countDistribution,
  countQuantile,
  countTails,
} from '#analytics/statistics/accrual/count-distribution.js'
import { paceCheck } from '#analytics/statistics/accrual/pace-check.js'
import { accrualWithin, periodsOf } from '#analytics/statistics/accrual/site-series.js'
import { drawBinomial } from '#analytics/statistics/random/draw-binomial.js'
import { Random } from '#data/synthetic/random.js'

describe('a distribution of counts', () => {
  const coin = { least: 0, masses: Float64Array.of(0.5, 0.5) }
  const twice = { least: 3, masses: Float64Array.of(0.25, 0.5, 0.25) }

  it('gives the figures of its examples', () => {
    expect(countDistribution(0, (count) => Math.log(0.5) * (count + 1)).masses[1]).toBeCloseTo(0.25, 14)
    expect([...convolved(coin, coin).masses]).toEqual([0.25, 0.5, 0.25])
    expect(countQuantile(twice, 0.5)).toBe(4)
    expect(countTails(twice, 5)).toEqual({ atMost: 1, atLeast: 0.25 })
  })

  it('has tails to either side of what it holds', () => {
    expect(countTails(twice, 3)).toEqual({ atMost: 0.25, atLeast: 1 })
    expect(countTails(twice, 2)).toEqual({ atMost: null, atLeast: 1 })
    expect(countTails(twice, 6)).toEqual({ atMost: 1, atLeast: null })
  })

  it('finds its peak from wherever it begins', () => {
    const logMass = (count: number) => -((count - 40) ** 2)
    expect(countDistribution(0, logMass).least).toBe(countDistribution(90, logMass).least)
  })

  it('refuses what is no probability', () => {
    expect(() => countQuantile(twice, 0)).toThrow('p must lie in (0, 1), got 0')
  })
})

describe('the series of a site', () => {
  it('counts patients and periods while it is open', () => {
    expect(accrualWithin([null, 3, 0, 5], 0, 3)).toEqual({ patients: 3, exposure: 2 })
    expect(
      periodsOf([
        [null, 3, 0],
        [1, 2, 3],
      ]),
    ).toBe(3)
  })

  it('refuses sites of other periods, and what is no count', () => {
    expect(() => periodsOf([[1, 2], [1]])).toThrow('expected 2 periods of each site, got 1')
    expect(() => periodsOf([[1, -2]])).toThrow('expected whole counts >= 0, got -2')
  })
})

describe('the check of the pace', () => {
  it('finds nothing where the pace stays', () => {
    const even = [2, 2, 2, 2, 2, 2]
    expect(paceCheck([even, even])).toEqual({ estimable: true, observed: 8, expected: 8, p: 1 })
  })

  // Of 8 patients expected none came: twice exp(-8)
  it('tells by its p how little a pace that ended was to be expected', () => {
    const ended = [2, 2, 2, 2, 0, 0]
    const check = paceCheck([ended, ended])
    if (!check.estimable) throw new Error(check.reason)
    expect(check).toMatchObject({ observed: 0, expected: 8 })
    expect(check.p).toBeCloseTo(2 * Math.exp(-8), 8)
  })

  it('never says that what came was impossible', () => {
    const leap = [1, 1, 1, 1, 500, 500]
    expect(paceCheck([leap, leap])).toMatchObject({ observed: 2000, p: 2e-12 })
  })

  it('expects a site that opened later at the pace of the network', () => {
    const check = paceCheck([
      [2, 2, 2, 2, 2, 2],
      [2, 2, 2, 2, 2, 2],
      [null, null, null, null, null, 2],
    ])
    expect(check).toMatchObject({ observed: 10, expected: 10 })
  })

  it('says why it cannot tell', () => {
    expect(paceCheck([[1, 2, 3]])).toEqual({ estimable: false, reason: 'too-few-sites' })
    expect(
      paceCheck([
        [2, 2, null],
        [2, 2, null],
      ]),
    ).toEqual({ estimable: false, reason: 'no-later-periods' })
    expect(paceCheck([[2], [2]])).toEqual({ estimable: false, reason: 'no-later-periods' })
  })
})

describe('the back-test of accrual', () => {
  it('gives the figure of its example', () => {
    const { coverage, tests } = accrualBackTest(
      [
        [2, 2, 2, 2],
        [2, 2, 2, 2],
      ],
      { horizon: 2, from: 2 },
    )
    expect(coverage).toBe(1)
    expect(tests).toMatchObject([{ after: 2, observed: 8, expected: 8 }])
  })

  it('covers about as often as it says where paces are steady', () => {
    const random = new Random(51, 0, 0)
    // Binomial counts of many trials, for Poisson ones, at the quantiles of an exponential distribution of paces.
    const networks = Array.from({ length: 60 }, () =>
      Array.from({ length: 20 }, (_, i) => {
        const pace = -3 * Math.log((i + 0.5) / 20)
        return Array.from({ length: 18 }, () => drawBinomial(10_000, pace / 10_000, random))
      }),
    )
    const held = networks.map((series) => accrualBackTest(series, { horizon: 6, from: 12 }).coverage ?? NaN)
    const coverage = held.reduce((sum, each) => sum + each, 0) / held.length
    expect(coverage).toBeGreaterThan(0.85)
    expect(coverage).toBeLessThanOrEqual(1)
  })

  it('does not cover what came once the pace has fallen', () => {
    const fallen = Array.from({ length: 24 }, (_, period) => (period < 12 ? 20 : 2))
    expect(accrualBackTest([fallen, fallen, fallen], { horizon: 4, from: 12 }).coverage).toBe(0)
  })

  it('judges the sites that were open then, while they stayed open', () => {
    const { tests } = accrualBackTest(
      [
        [2, 2, 2, 2],
        [2, 2, 2, null],
        [null, null, 9, 9],
      ],
      { horizon: 2, from: 2 },
    )
    expect(tests).toMatchObject([{ observed: 6, expected: 6 }])
  })

  it('knows no coverage without a forecast', () => {
    expect(accrualBackTest([[2, 2, 2]], { horizon: 1, from: 1 })).toEqual({ tests: [], coverage: null })
    expect(accrualBackTest([], { horizon: 1, from: 1 }).coverage).toBeNull()
    expect(() => accrualBackTest([], { horizon: 0, from: 1 })).toThrow('got 0 and 1')
    expect(() => accrualBackTest([], { horizon: 1, from: 1, confidence: 1 })).toThrow('confidence must lie in (0, 1)')
  })
})
