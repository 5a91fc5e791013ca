import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { movingAverage } from '#analytics/statistics/series/moving-average.js'

const value = fc.option(fc.integer({ min: -1000, max: 1000 }))
const series = fc.array(value, { maxLength: 60 })

describe('a moving average', () => {
  it('gives the figures of its example', () => {
    const window = { periods: 3, align: 'trailing', fewestObserved: 2 } as const
    expect(movingAverage([3, null, 6, 9], window)).toEqual([null, null, 4.5, 7.5])
  })

  it('needs every period by default: a gap is not a zero', () => {
    expect(movingAverage([3, null, 6, 9, 12, 15], { periods: 3, align: 'centred' })).toEqual([
      null,
      null,
      null,
      9,
      12,
      null,
    ])
  })

  it('has no value where a series is shorter than its window', () => {
    expect(movingAverage([1, 2], { periods: 7, align: 'trailing' })).toEqual([null, null])
    expect(movingAverage([], { periods: 7, align: 'trailing' })).toEqual([])
  })

  it('refuses windows that have no middle, or no periods, or ask for more than they hold', () => {
    expect(() => movingAverage([1], { periods: 4, align: 'centred' })).toThrow(
      'periods must be odd where the window is centred, got 4',
    )
    expect(() => movingAverage([1], { periods: 0, align: 'trailing' })).toThrow(
      'periods must be a whole number from 1, got 0',
    )
    for (const fewestObserved of [0, 4]) {
      expect(() => movingAverage([1], { periods: 3, align: 'trailing', fewestObserved })).toThrow(
        `fewestObserved must be a whole number in [1, 3], got ${fewestObserved}`,
      )
    }
  })

  it('lies between the least and the greatest of its window', () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 9 }), (values, periods) => {
        movingAverage(values, { periods, align: 'trailing', fewestObserved: 1 }).forEach((average, i) => {
          if (average === null) return
          const observed = values.slice(i - periods + 1, i + 1).filter((each) => each !== null)
          expect(average).toBeGreaterThanOrEqual(Math.min(...observed) - 1e-9)
          expect(average).toBeLessThanOrEqual(Math.max(...observed) + 1e-9)
        })
      }),
    )
  })

  it('is the same centred as trailing, half a window earlier', () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 0, max: 4 }), (values, half) => {
        const periods = 2 * half + 1
        const trailing = movingAverage(values, { periods, align: 'trailing' })
        const centred = movingAverage(values, { periods, align: 'centred' })
        expect(centred.slice(0, Math.max(0, values.length - half))).toEqual(trailing.slice(half))
      }),
    )
  })
})
