import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { wilson } from '#analytics/statistics/wilson.js'

describe('the Wilson interval', () => {
  it('gives the interval of its example', () => {
    const interval = wilson(8, 100)
    expect(interval?.lower).toBeCloseTo(0.0411, 4)
    expect(interval?.upper).toBeCloseTo(0.15, 4)
  })

  it('begins at exactly zero without cases and ends at exactly one where all are cases', () => {
    expect(wilson(0, 30)?.lower).toBe(0)
    expect(wilson(30, 30)?.upper).toBe(1)
  })

  it('has nothing to estimate where the total is zero', () => {
    expect(wilson(0, 0)).toBeNull()
  })

  it('refuses more cases than there are in total', () => {
    expect(() => wilson(5, 4)).toThrow('cases must lie in [0, 4], got 5')
  })

  const sample = fc
    .integer({ min: 1, max: 1e6 })
    .chain((total) => fc.tuple(fc.integer({ min: 0, max: total }), fc.constant(total)))

  it('contains the proportion, within [0, 1]', () => {
    fc.assert(
      fc.property(sample, ([cases, total]) => {
        const { lower, upper } = wilson(cases, total) ?? { lower: 2, upper: -1 }
        expect(lower).toBeGreaterThanOrEqual(0)
        expect(lower).toBeLessThanOrEqual(cases / total)
        expect(upper).toBeGreaterThanOrEqual(cases / total)
        expect(upper).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('narrows as the sample grows', () => {
    fc.assert(
      fc.property(sample, ([cases, total]) => {
        const width = (factor: number) => {
          const interval = wilson(cases * factor, total * factor)
          return (interval?.upper ?? 0) - (interval?.lower ?? 0)
        }
        expect(width(4)).toBeLessThan(width(1))
      }),
    )
  })
})
