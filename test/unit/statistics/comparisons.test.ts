import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { cochranArmitage } from '#analytics/statistics/comparisons/cochran-armitage.js'
import { fisherExact } from '#analytics/statistics/comparisons/fisher-exact.js'
import { oddsRatio } from '#analytics/statistics/comparisons/odds-ratio.js'
import { pearsonChiSquare } from '#analytics/statistics/comparisons/pearson-chi-square.js'
import { proportionDifference } from '#analytics/statistics/comparisons/proportion-difference.js'
import { proportionRatio } from '#analytics/statistics/comparisons/proportion-ratio.js'

const [first, second] = [
  { cases: 56, total: 70 },
  { cases: 48, total: 80 },
]
const empty = { cases: 0, total: 0 }
const refused = [
  [{ cases: 5, total: 4 }, 'cases must be a whole number in [0, 4], got 5'],
  [{ cases: 0.5, total: 4 }, 'cases must be a whole number in [0, 4], got 0.5'],
  [{ cases: 0, total: -1 }, 'total must be a whole number from 0, got -1'],
] as const

const group = fc
  .integer({ min: 1, max: 3000 })
  .chain((total) => fc.record({ cases: fc.integer({ min: 0, max: total }), total: fc.constant(total) }))
const mixed = group.filter(({ cases, total }) => cases > 0 && cases < total)

const grown = <T extends { cases: number; total: number }>(each: T): T => ({
  ...each,
  cases: each.cases * 4,
  total: each.total * 4,
})

describe('the difference of two proportions', () => {
  // Newcombe RG. Stat Med 1998; 17: 873-890, table II (a), method 10
  it('has the interval that Newcombe gives', () => {
    const { difference, interval } = proportionDifference(first, second)!
    expect(difference).toBeCloseTo(0.2, 10)
    expect(interval.lower).toBeCloseTo(0.0524, 4)
    expect(interval.upper).toBeCloseTo(0.3339, 4)
  })

  it('is not defined where a group is empty', () => {
    expect(proportionDifference(empty, second)).toBeNull()
    expect(proportionDifference(first, empty)).toBeNull()
  })

  it.each(refused)('refuses %j', (given, message) => {
    expect(() => proportionDifference(given, second)).toThrow(message)
  })

  it('lies within its interval, within [-1, 1], and changes sign with the order of the groups', () => {
    fc.assert(
      fc.property(group, group, (one, other) => {
        const { difference, interval } = proportionDifference(one, other)!
        const reversed = proportionDifference(other, one)!
        expect(interval.lower).toBeGreaterThanOrEqual(-1 - 1e-12)
        expect(interval.lower).toBeLessThanOrEqual(difference)
        expect(interval.upper).toBeGreaterThanOrEqual(difference)
        expect(interval.upper).toBeLessThanOrEqual(1 + 1e-12)
        expect(reversed.interval.lower).toBeCloseTo(-interval.upper, 10)
        const narrower = proportionDifference(grown(one), grown(other))!.interval
        expect(narrower.upper - narrower.lower).toBeLessThan(interval.upper - interval.lower)
      }),
    )
  })
})

describe('the ratio of two proportions', () => {
  it('gives the figures of its example', () => {
    const found = proportionRatio(first, second)
    expect(found.estimable && found.ratio).toBeCloseTo(1.3333, 4)
    expect(found.estimable && found.interval?.lower).toBeCloseTo(1.0766, 4)
    expect(found.estimable && found.interval?.upper).toBeCloseTo(1.6512, 4)
  })

  it('is not estimable without cases to compare with, or where a group is empty', () => {
    expect(proportionRatio(first, { cases: 0, total: 80 })).toEqual({
      estimable: false,
      reason: 'no-cases-to-compare-with',
    })
    expect(proportionRatio(empty, second)).toEqual({ estimable: false, reason: 'empty-group' })
  })

  it('is zero, with no interval, where the first group has no cases', () => {
    expect(proportionRatio({ cases: 0, total: 70 }, second)).toEqual({ estimable: true, ratio: 0, interval: null })
  })

  it.each(refused)('refuses %j', (given, message) => {
    expect(() => proportionRatio(second, given)).toThrow(message)
  })

  it('lies within its interval, which narrows as the groups grow', () => {
    fc.assert(
      fc.property(mixed, mixed, (one, other) => {
        const [found, narrower] = [proportionRatio(one, other), proportionRatio(grown(one), grown(other))]
        if (!found.estimable || !narrower.estimable) throw new Error('expected ratios')
        expect(found.interval!.lower).toBeLessThan(found.ratio)
        expect(found.interval!.upper).toBeGreaterThan(found.ratio)
        expect(narrower.interval!.upper).toBeLessThan(found.interval!.upper)
      }),
    )
  })
})

describe('the odds ratio', () => {
  it('gives the figures of its example', () => {
    const { ratio, interval } = oddsRatio(first, second)!
    expect(ratio).toBeCloseTo(2.6667, 4)
    expect(interval.lower).toBeCloseTo(1.2762, 4)
    expect(interval.upper).toBeCloseTo(5.572, 4)
  })

  it('is not defined where a group has no cases, or nobody else', () => {
    for (const given of [{ cases: 0, total: 9 }, { cases: 9, total: 9 }, empty]) {
      expect(oddsRatio(given, second)).toBeNull()
      expect(oddsRatio(second, given)).toBeNull()
    }
  })

  it.each(refused)('refuses %j', (given, message) => {
    expect(() => oddsRatio(given, second)).toThrow(message)
  })

  it('is further from one than the ratio of the proportions', () => {
    fc.assert(
      fc.property(mixed, mixed, (one, other) => {
        const [odds, risk] = [oddsRatio(one, other)!, proportionRatio(one, other)]
        expect(Math.abs(Math.log(odds.ratio))).toBeGreaterThanOrEqual(
          Math.abs(Math.log(risk.estimable ? risk.ratio : NaN)) - 1e-9,
        )
        expect(odds.interval.lower).toBeLessThan(odds.ratio)
        expect(odds.interval.upper).toBeGreaterThan(odds.ratio)
      }),
    )
  })
})

describe('the chi-square test', () => {
  it('gives the figures of its example', () => {
    const { statistic, df, p, smallestExpected } = pearsonChiSquare([first, second])!
    expect(statistic).toBeCloseTo(7.0234, 4)
    expect(df).toBe(1)
    expect(p).toBeCloseTo(0.008, 4)
    expect(smallestExpected).toBeCloseTo(21.4667, 4)
  })

  // scipy 1.17.1: chi2_contingency([[10, 20, 30], [40, 35, 20]], correction=False)
  it('compares more groups than two', () => {
    const groups = [
      { cases: 10, total: 50 },
      { cases: 20, total: 55 },
      { cases: 30, total: 50 },
    ]
    expect(pearsonChiSquare(groups)?.statistic).toBeCloseTo(17.057416267942582, 9)
    expect(pearsonChiSquare(groups)?.p).toBeCloseTo(0.0001977102201316612, 12)
    expect(pearsonChiSquare(groups)?.df).toBe(2)
  })

  it('is not defined where nobody is a case, everybody is, a group is empty or there is one', () => {
    const none = { cases: 0, total: 9 }
    const all = { cases: 9, total: 9 }
    for (const given of [[none, none], [all, all], [first, empty], [first], []]) {
      expect(pearsonChiSquare(given)).toBeNull()
    }
  })

  it.each(refused)('refuses %j', (given, message) => {
    expect(() => pearsonChiSquare([given, second])).toThrow(message)
  })
})

describe('Fisher’s exact test', () => {
  it('gives the p-value of its example', () => {
    expect(fisherExact(first, second)).toBeCloseTo(0.0125, 4)
  })

  // scipy 1.17.1: fisher_exact([[x1, n1 - x1], [x2, n2 - x2]])
  it('sums the tables that are not more probable', () => {
    // The lady who tasted tea: 3 of 4, and 1 of 4.
    expect(fisherExact({ cases: 3, total: 4 }, { cases: 1, total: 4 })).toBeCloseTo(0.48571428571428565, 12)
    expect(fisherExact({ cases: 8, total: 10 }, { cases: 1, total: 6 })).toBeCloseTo(0.034965034965034975, 12)
    expect(fisherExact({ cases: 3000, total: 70_000 }, { cases: 2800, total: 69_800 })).toBeCloseTo(
      0.010412373793443197,
      9,
    )
  })

  it('is one where there is but one table', () => {
    expect(fisherExact({ cases: 0, total: 10 }, { cases: 0, total: 20 })).toBe(1)
  })

  it('is not defined where a group is empty', () => {
    expect(fisherExact(empty, second)).toBeNull()
  })

  it.each(refused)('refuses %j', (given, message) => {
    expect(() => fisherExact(given, second)).toThrow(message)
  })

  it('is a probability, and the same whichever group comes first', () => {
    fc.assert(
      fc.property(group, group, (one, other) => {
        const p = fisherExact(one, other)!
        expect(p).toBeGreaterThanOrEqual(0)
        expect(p).toBeLessThanOrEqual(1)
        expect(fisherExact(other, one)).toBeCloseTo(p, 9)
      }),
    )
  })
})

describe('the trend of a proportion', () => {
  const scored = (scores: readonly number[]) =>
    [
      { cases: 0, total: 10 },
      { cases: 0, total: 12 },
      { cases: 3, total: 9 },
    ].map((each, i) => ({ ...each, score: scores[i] ?? 0 }))

  // R 4.2.2: prop.trend.test(c(0, 0, 3), c(10, 12, 9), c(0, 1, 4))
  it('gives the figures of its example', () => {
    const { z, statistic, p } = cochranArmitage(scored([0, 1, 4]))!
    expect(z).toBeCloseTo(2.7526, 4)
    expect(statistic).toBeCloseTo(7.5768, 4)
    expect(p).toBeCloseTo(0.0059, 4)
  })

  it('falls where the order is turned about, and does not depend on the unit of the scores', () => {
    const z = cochranArmitage(scored([0, 1, 4]))!.z
    expect(cochranArmitage(scored([0, -1, -4]))!.z).toBeCloseTo(-z, 10)
    expect(cochranArmitage(scored([50, 60, 90]))!.z).toBeCloseTo(z, 10)
  })

  it('is Pearson’s test where there are two groups', () => {
    fc.assert(
      fc.property(mixed, mixed, (one, other) => {
        const trend = cochranArmitage([
          { ...one, score: 1 },
          { ...other, score: 2 },
        ])!
        const statistic = pearsonChiSquare([one, other])!.statistic
        expect(Math.abs(trend.statistic - statistic)).toBeLessThanOrEqual(1e-8 * (1 + statistic))
      }),
    )
  })

  it('is not defined where all who are counted stand at one score, or nobody is a case, or everybody is', () => {
    expect(cochranArmitage(scored([1, 1, 1]))).toBeNull()
    expect(
      cochranArmitage([
        { ...first, score: 1 },
        { ...empty, score: 2 },
      ]),
    ).toBeNull()
    expect(cochranArmitage([])).toBeNull()
    for (const cases of [0, 9]) {
      expect(cochranArmitage([1, 2].map((score) => ({ cases, total: 9, score })))).toBeNull()
    }
  })

  it('refuses scores that are none, and more cases than patients', () => {
    expect(() => cochranArmitage([{ ...first, score: NaN }])).toThrow('score must be a finite number, got NaN')
    expect(() => cochranArmitage([{ cases: 5, total: 4, score: 1 }])).toThrow(RangeError)
  })
})
