import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { autocorrelation } from '#analytics/statistics/trend/autocorrelation.js'
import { logLinearTrend } from '#analytics/statistics/trend/log-linear-trend.js'
import { negativeBinomialTrend } from '#analytics/statistics/trend/negative-binomial-trend.js'
import { percentChange, percentChangeInterval } from '#analytics/statistics/trend/percent-change.js'
import { shownTrend } from '#analytics/statistics/trend/shown-trend.js'
import type { TrendSeries } from '#analytics/statistics/trend/trend-series.js'

const known = (series: TrendSeries) => {
  const trend = logLinearTrend(series)
  if (!trend.estimable) throw new Error(trend.reason)
  return trend
}

const order = (counts: readonly number[]) => counts.map((_, i) => i)

/** With cases throughout, so that a slope can be estimated. */
const counts = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 3, maxLength: 30 })

describe('the log-linear trend', () => {
  it('gives the change and the doubling time of its example', () => {
    const trend = known({ times: [0, 1, 2, 3], counts: [10, 20, 40, 80] })
    expect(trend.percentChange).toBeCloseTo(100, 8)
    expect(trend.doublingTime).toBeCloseTo(1, 10)
  })

  it('has no statistic where the counts lie on the line, and an interval of no width', () => {
    const { quasiPoisson, residualAutocorrelation, doublingTime } = known({ times: [1, 2, 3, 4], counts: [5, 5, 5, 5] })
    expect(quasiPoisson.statistic).toBeNull()
    expect(quasiPoisson.pValue).toBeNull()
    expect(quasiPoisson.interval?.lower).toBeCloseTo(0, 10)
    expect(residualAutocorrelation).toBeNull()
    expect(doublingTime).toBeNull()
  })

  it.each([
    ['too-few-periods', [0, 1], [3, 4]],
    ['no-cases', [0, 1, 2], [0, 0, 0]],
    ['no-variation-in-time', [2, 2, 2], [1, 2, 3]],
    ['cases-at-one-end', [0, 1, 2, 3], [0, 0, 0, 9]],
    ['cases-at-one-end', [0, 1, 2, 3], [9, 0, 0, 0]],
  ])('is not estimable: %s', (reason, times, counts) => {
    expect(logLinearTrend({ times, counts })).toEqual({ estimable: false, reason })
    expect(negativeBinomialTrend({ times, counts })).toEqual({ estimable: false, reason })
    expect(shownTrend({ times, counts })).toEqual({ estimable: false, reason })
  })

  it('has a finite slope where cases fall in one period between others', () => {
    expect(known({ times: [0, 1, 2], counts: [0, 5, 0] }).percentChange).toBeCloseTo(0, 6)
  })

  it('refuses a count without a time, a time that is not finite, and a confidence of 1', () => {
    expect(() => logLinearTrend({ times: [1, 2], counts: [1] })).toThrow('expected 2 counts')
    expect(() => logLinearTrend({ times: [1, 2, NaN], counts: [1, 2, 3] })).toThrow('a time must be finite')
    expect(() => logLinearTrend({ times: [1, 2, 3], counts: [1, -2, 3] })).toThrow('a count must be 0 or more')
    expect(() => logLinearTrend({ times: [1, 2, 3], counts: [1, 2, 3] }, 1)).toThrow('confidence must lie in (0, 1)')
  })

  it('is unchanged where all exposure is larger by the same factor', () => {
    fc.assert(
      fc.property(counts, fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (values, factor) => {
        const trend = (scale: number) =>
          known({ times: order(values), counts: values, exposure: values.map((_, i) => scale * (100 + 7 * i)) })
        const [one, other] = [trend(1), trend(factor)]
        expect(other.slope).toBeCloseTo(one.slope, 8)
        expect(other.dispersion / one.dispersion || 1).toBeCloseTo(1, 6)
        expect(other.intercept + Math.log(factor)).toBeCloseTo(one.intercept, 7)
      }),
    )
  })

  it('recovers the slope of an exact exponential', () => {
    const slope = fc.double({ min: -0.5, max: 0.5, noNaN: true })
    fc.assert(
      fc.property(slope, fc.integer({ min: 3, max: 40 }), (rise, length) => {
        const times = Array.from({ length }, (_, i) => i)
        const trend = known({ times, counts: times.map((time) => 20 * Math.exp(rise * time)) })
        expect(trend.slope).toBeCloseTo(rise, 8)
      }),
    )
  })

  it('is the opposite where time runs backwards', () => {
    fc.assert(
      fc.property(counts, (values) => {
        const forwards = known({ times: order(values), counts: values })
        const backwards = known({ times: order(values).map((time) => -time), counts: values })
        expect(backwards.slope).toBeCloseTo(-forwards.slope, 8)
      }),
    )
  })
})

describe('the negative binomial trend', () => {
  it('leaves a series that varies no more than Poisson counts to the quasi-Poisson trend', () => {
    const trend = negativeBinomialTrend({ times: [0, 1, 2], counts: [10, 20, 40] })
    expect(trend).toEqual({ estimable: false, reason: 'not-overdispersed' })
  })
})

describe('the trend that is shown', () => {
  it('is that of its example, without caution', () => {
    const trend = shownTrend({ times: [0, 1, 2, 3], counts: [10, 20, 40, 80] })
    if (!trend.estimable) throw new Error(trend.reason)
    expect(trend.percentChange).toBeCloseTo(100, 8)
    expect(trend).toMatchObject({ caution: null, beside: null })
  })

  it('warns where a period is like the one before, and gives the negative binomial trend beside it', () => {
    const waves = [20, 90, 95, 20, 15, 80, 100, 90, 10, 12, 14, 90]
    expect(shownTrend({ times: order(waves), counts: waves })).toMatchObject({ caution: null })
    const long = [10, 12, 14, 90, 95, 99, 90, 15, 12, 10, 9, 80, 95, 90]
    expect(shownTrend({ times: order(long), counts: long })).toMatchObject({
      caution: 'residuals-follow-each-other',
      beside: { estimable: true },
    })
  })
})

describe('a percent change', () => {
  it('is that of its examples', () => {
    expect(percentChange(Math.log(2))).toBeCloseTo(100, 10)
    const about = { slope: 0, standardError: 0.1, multiplier: 1.96, confidence: 0.95, method: 'normal' }
    expect(percentChangeInterval(about)?.lower).toBeCloseTo(-17.8, 1)
    expect(percentChangeInterval(about)?.upper).toBeCloseTo(21.65, 2)
  })

  it('has no interval where its limit is beyond any number', () => {
    const about = { slope: 0, standardError: 1e3, multiplier: 1.96, confidence: 0.95, method: 'normal' }
    expect(percentChangeInterval(about)).toBeNull()
  })
})

describe('the autocorrelation of residuals', () => {
  it('is that of its example', () => {
    expect(autocorrelation([1, -1, 1, -1])).toBe(-0.75)
  })

  it('is not defined where no count is off the line', () => {
    expect(autocorrelation([0, 0, 0])).toBeNull()
  })
})
