import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { mannKendall } from '#analytics/statistics/series/mann-kendall.js'
import type { Observation } from '#analytics/statistics/series/observation.js'
import { senSlope } from '#analytics/statistics/series/sen-slope.js'

const evenly = (values: readonly (number | null)[]): Observation[] => values.map((value, at) => ({ at, value }))

const uneven = [
  [1, 2],
  [2, 3],
  [4, 7],
  [7, 5],
  [11, 9],
  [12, 8],
] as const

const series = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 3, maxLength: 40 })

describe('the Mann-Kendall test', () => {
  // R 4.2.2: cor.test(1:6, c(2, 3, 7, 5, 9, 8), method = "kendall", exact = FALSE, continuity = TRUE)
  it('gives the figures of its example', () => {
    const found = mannKendall(evenly([2, 3, 7, 5, 9, 8]))
    expect(found).toMatchObject({ estimable: true, s: 11 })
    if (!found.estimable) return
    expect(found.variance).toBeCloseTo(28.3333, 4)
    expect(found.test?.z).toBeCloseTo(1.8787, 4)
    expect(found.test?.p).toBeCloseTo(0.0603, 4)
    expect(found.test?.tau).toBeCloseTo(0.7333, 4)
  })

  it('is not estimable of two observations', () => {
    expect(mannKendall(evenly([1, null, 2]))).toEqual({ estimable: false, reason: 'too-few-observations' })
  })

  it('tests nothing where all values are the same', () => {
    expect(mannKendall(evenly([3, 3, 3, 3]))).toEqual({ estimable: true, s: 0, variance: 0, test: null })
  })

  it('refuses two observations at a time, and numbers that are none', () => {
    const twice = [1, 1, 2].map((at) => ({ at, value: at }))
    expect(() => mannKendall(twice)).toThrow('expected one observation at a time, got two at 1')
    expect(() => mannKendall(evenly([1, Infinity, 2]))).toThrow('times and values must be finite numbers')
  })

  it('says the same of a series and of any rising function of it, whatever its order', () => {
    fc.assert(
      fc.property(series, (values) => {
        const found = mannKendall(evenly(values))
        expect(mannKendall(evenly(values.map((value) => value ** 3 + 7)))).toEqual(found)
        expect(mannKendall(evenly(values).reverse())).toEqual(found)
      }),
    )
  })

  it('turns about where the series does', () => {
    fc.assert(
      fc.property(series, (values) => {
        const [one, other] = [mannKendall(evenly(values)), mannKendall(evenly([...values].reverse()))]
        expect(one.estimable && other.estimable && one.s + other.s).toBe(0)
      }),
    )
  })
})

describe('Sen’s slope', () => {
  // R package trend 1.1.4: sens.slope, as in oracle 15
  it('gives the figures of its example', () => {
    const found = senSlope(uneven.map(([at, value]) => ({ at, value })))
    if (!found.estimable) throw new Error(found.reason)
    expect(found.slope).toBeCloseTo(0.5455, 4)
    expect(found.intercept).toBeCloseTo(1.6818, 4)
    expect(found.interval?.lower).toBeCloseTo(-0.6667, 4)
    expect(found.interval?.upper).toBeCloseTo(1.6667, 4)
  })

  it('is not estimable of two observations', () => {
    expect(senSlope(evenly([1, 2]))).toEqual({ estimable: false, reason: 'too-few-observations' })
  })

  it('is zero, without an interval, where all values are the same', () => {
    expect(senSlope(evenly([3, 3, 3, 3, 3]))).toEqual({ estimable: true, slope: 0, intercept: 3, interval: null })
  })

  it('has no interval where there are too few observations for the confidence', () => {
    expect(senSlope(evenly([1, 2, 4]))).toMatchObject({ estimable: true, slope: 1.5, interval: null })
  })

  it('refuses a confidence of all', () => {
    expect(() => senSlope(evenly([1, 2, 4]), 1)).toThrow('confidence must lie in (0, 1), got 1')
  })

  it('is that of a line, which one wild value does not move', () => {
    const line = Array.from({ length: 15 }, (_, i) => 4 + 3 * i)
    expect(senSlope(evenly(line))).toMatchObject({ slope: 3, intercept: 4, interval: { lower: 3, upper: 3 } })
    expect(senSlope(evenly(line.with(7, 1000)))).toMatchObject({ slope: 3, intercept: 4 })
  })

  it('lies within its interval, and grows with the values', () => {
    fc.assert(
      fc.property(series, (values) => {
        const [found, doubled] = [senSlope(evenly(values)), senSlope(evenly(values.map((value) => 2 * value)))]
        if (!found.estimable || !doubled.estimable) throw new Error('expected slopes')
        expect(doubled.slope).toBeCloseTo(2 * found.slope, 9)
        if (found.interval === null) return
        expect(found.interval.lower).toBeLessThanOrEqual(found.slope)
        expect(found.interval.upper).toBeGreaterThanOrEqual(found.slope)
      }),
    )
  })
})
