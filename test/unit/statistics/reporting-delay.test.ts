import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { completenessByDelay } from '#analytics/statistics/delay/completeness.js'
import { nowcast } from '#analytics/statistics/delay/nowcast.js'
import { nowcastBackTest } from '#analytics/statistics/delay/nowcast-back-test.js'
import { reportingTriangle, type DelayedCount } from '#analytics/statistics/delay/reporting-triangle.js'
import { reverseHazards } from '#analytics/statistics/delay/reverse-hazards.js'

/** Of METHODS §6 by hand: g(1) = 5/14, g(2) = 2/10, so that F = (.8 × 9/14, .8, 1). */
const byHand = [
  [5, 3, 2],
  [4, 2, null],
  [0, null, null],
]

const report = (period: number, delay: number, count: number): DelayedCount => ({ period, delay, count })

const reports = fc.array(fc.record({ period: fc.nat(20), delay: fc.nat(6), count: fc.nat(50) }), {
  minLength: 1,
  maxLength: 200,
})

describe('the reporting triangle', () => {
  it('gathers the delays beyond the last in it, and keeps open what is still to come', () => {
    const triangle = reportingTriangle([report(0, 0, 5), report(0, 3, 2)], { maxDelay: 1, asOf: 3 })
    expect(triangle).toEqual([
      [5, 2],
      [0, 0],
      [0, 0],
      [0, null],
    ])
  })

  it('stands as it did at the end of an earlier period', () => {
    expect(reportingTriangle([report(0, 0, 5), report(0, 2, 2)], { maxDelay: 2, asOf: 1 })).toEqual([
      [5, 0, null],
      [0, null, null],
    ])
  })

  it('holds every report that had come', () => {
    fc.assert(
      fc.property(reports, fc.nat(25), fc.nat(8), (all, asOf, maxDelay) => {
        const held = reportingTriangle(all, { maxDelay, asOf }).flat()
        const come = all.filter(({ period, delay }) => period + delay <= asOf)
        const total = (counts: readonly (number | null)[]) =>
          counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)
        expect(total(held)).toBe(total(come.map(({ count }) => count)))
      }),
    )
  })

  it('refuses what was reported before it happened', () => {
    const settings = { maxDelay: 1, asOf: 3 }
    expect(() => reportingTriangle([report(1, -1, 2)], settings)).toThrow('delay must be a whole number >= 0, got -1')
    expect(() => reportingTriangle([report(1, 0, 0.5)], settings)).toThrow('count must be a whole number >= 0, got 0.5')
    expect(() => reportingTriangle([], { maxDelay: -1, asOf: 3 })).toThrow('maxDelay')
  })
})

describe('the completeness of reports', () => {
  it('gives the figures of its examples', () => {
    const hazards = reverseHazards(byHand)
    expect(hazards[1]).toEqual({ reported: 5, reportedBy: 14, hazard: 5 / 14 })
    const shares = completenessByDelay(hazards).map((each) => each?.share ?? NaN)
    expect(shares[0]).toBeCloseTo(0.5143, 4)
    expect(shares[1]).toBeCloseTo(0.8, 12)
    expect(shares[2]).toBe(1)
  })

  it('is not known before a delay by which nothing was ever reported', () => {
    const completeness = completenessByDelay(
      reverseHazards([
        [0, 0, 0],
        [3, 1, null],
        [4, null, null],
      ]),
    )
    expect(completeness[2]?.share).toBe(1)
    expect(completeness.slice(0, 2)).toEqual([null, null])
  })

  it('is 0 before the delay at which all reports come', () => {
    const completeness = completenessByDelay(
      reverseHazards([
        [0, 3, 1],
        [0, 6, 2],
        [0, 5, null],
        [0, null, null],
      ]),
    )
    expect(completeness[0]).toEqual({ share: 0, variance: 0 })
    expect(completeness[1]?.share).toBeCloseTo(9 / 12, 12)
  })

  it('does not know the delays beyond a shorter window', () => {
    const completeness = completenessByDelay(reverseHazards(byHand, 1))
    expect(completeness.map((each) => each?.share ?? null)).toEqual([null, null, 1])
    expect(() => reverseHazards(byHand, 0)).toThrow('window must be a whole number above 0, got 0')
  })
})

describe('the nowcast', () => {
  it('gives the figures of its example', () => {
    const [, period, last] = nowcast(byHand)
    expect(period).toMatchObject({ observed: 6, provisional: true, completeness: { share: 0.8 } })
    const estimate = period?.estimate
    if (!estimate?.estimable) throw new Error('expected an estimate')
    expect(estimate.value).toBeCloseTo(7.5, 12)
    expect(estimate.variance).toBeCloseTo(3.5156, 4)
    expect(estimate.interval.lower).toBe(6)
    expect(estimate.interval.upper).toBeCloseTo(11.1749, 4)
    expect(last?.estimate).toEqual({ estimable: false, reason: 'nothing-reported-yet' })
  })

  it('says why there is none', () => {
    const reasons = (triangle: (number | null)[][]) =>
      nowcast(triangle).map(({ estimate }) => (estimate.estimable ? estimate.value : estimate.reason))
    expect(
      reasons([
        [0, 3],
        [0, 2],
        [0, null],
      ]),
    ).toEqual([3, 2, 'too-early'])
    expect(
      reasons([
        [0, 0],
        [1, null],
      ]),
    ).toEqual([0, 'delays-unknown'])
    expect(
      nowcast([
        [0, 0],
        [1, null],
      ])[1]?.provisional,
    ).toBe(true)
    expect(nowcast([])).toEqual([])
  })

  it('refuses a completeness that cannot be reached', () => {
    expect(() => nowcast(byHand, { completeFrom: 1.1 })).toThrow('completeFrom must lie in (0, 1], got 1.1')
    expect(() => nowcast(byHand, { confidence: 0 })).toThrow(RangeError)
  })

  it('is what has been observed where that is complete, and never less than it', () => {
    fc.assert(
      fc.property(reports, fc.integer({ min: 0, max: 26 }), fc.nat(6), (all, asOf, maxDelay) => {
        nowcast(reportingTriangle(all, { maxDelay, asOf })).forEach(
          ({ observed, completeness, estimate, provisional }, t) => {
            if (t + maxDelay <= asOf) {
              expect(completeness).toEqual({ share: 1, variance: 0 })
              expect(provisional).toBe(false)
              expect(estimate).toMatchObject({
                value: observed,
                variance: 0,
                interval: { lower: observed, upper: observed },
              })
            } else if (estimate.estimable) {
              expect(estimate.value).toBeGreaterThanOrEqual(observed)
              expect(estimate.interval.lower).toBeLessThanOrEqual(estimate.value)
              expect(estimate.interval.upper).toBeGreaterThanOrEqual(estimate.value)
            }
          },
        )
      }),
    )
  })

  it('is the chain ladder weighted by volume', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 99 }), fc.nat(99), fc.nat(99)), { minLength: 3, maxLength: 9 }),
        (rows) => {
          const last = rows.length - 1
          const triangle = rows.map((row, t) => row.map((count, x) => (t + x > last ? null : count)))
          const cumulative = (from: number, by: number) =>
            rows
              .slice(0, from)
              .reduce((sum, row) => sum + row.slice(0, by + 1).reduce((all, count) => all + count, 0), 0)
          const factor = (x: number) => cumulative(last + 1 - x, x) / cumulative(last + 1 - x, x - 1)
          const estimate = nowcast(triangle)[last]?.estimate
          if (!estimate?.estimable) throw new Error('expected an estimate')
          expect(estimate.value).toBeCloseTo((rows[last]?.[0] ?? 0) * factor(1) * factor(2), 6)
        },
      ),
    )
  })
})

describe('the back-test of nowcasts', () => {
  const alike = Array.from({ length: 21 }, (_, period) => [
    report(period, 0, 6),
    report(period, 1, 2),
    report(period, 2, 2),
  ])

  it('covers what came where each period fills alike', () => {
    const { tests, coverage } = nowcastBackTest(alike.flat(), { maxDelay: 2, asOf: 20, from: 10 })
    expect(coverage).toBe(1)
    for (const { asOf, period, estimate, final } of tests) {
      expect(period + 2).toBeGreaterThan(asOf)
      expect(final).toBe(10)
      if (!estimate.estimable) throw new Error('expected an estimate')
      expect(estimate.value).toBeCloseTo(10, 10)
    }
    // At the ends of periods 10 to 18 two periods each were filling that are settled by now, at that of 19 one.
    expect(tests).toHaveLength(19)
  })

  it('does not cover what came once reports take longer', () => {
    const slower = Array.from({ length: 30 }, (_, period) => [
      report(period, 0, period < 15 ? 900 : 100),
      report(period, 2, period < 15 ? 100 : 900),
    ])
    expect(nowcastBackTest(slower.flat(), { maxDelay: 2, asOf: 29, from: 16 }).coverage).toBeLessThan(0.5)
  })

  it('uses nothing that was not known then', () => {
    const settings = { maxDelay: 3, asOf: 24, from: 8 }
    fc.assert(
      fc.property(reports, (all) => {
        const { tests } = nowcastBackTest(all, settings)
        for (const { asOf, period, estimate } of tests) {
          const known = all.filter((each) => each.period + each.delay <= asOf)
          const then = nowcast(reportingTriangle(known, { maxDelay: settings.maxDelay, asOf }))
          expect(then[period]?.estimate).toEqual(estimate)
        }
      }),
      { numRuns: 20 },
    )
  })

  it('knows no coverage without a period to judge', () => {
    expect(nowcastBackTest([], { maxDelay: 2, asOf: 5, from: 1 }).coverage).toBeNull()
    expect(() => nowcastBackTest([], { maxDelay: 2, asOf: 5, from: -1 })).toThrow('from must be a whole number')
  })
})
