import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { categoryGaps } from '#analytics/statistics/representation/category-gaps.js'

describe('the gaps of categories', () => {
  // The Wilson interval of 8 of 100 is .0411 to .1500
  it('gives the figures of its example', () => {
    const gap = categoryGaps([8, 92], [10, 90])?.[0]
    expect(gap?.shareHere).toBe(0.08)
    expect(gap?.shareInReference).toBe(0.1)
    expect(gap?.difference).toBeCloseTo(-0.02, 12)
    expect(gap?.interval.lower).toBeCloseTo(-0.0589, 4)
    expect(gap?.interval.upper).toBeCloseTo(0.05, 4)
  })

  it('has nothing to compare where either is empty', () => {
    expect(categoryGaps([0, 0], [1, 1])).toBeNull()
    expect(categoryGaps([1, 1], [0, 0])).toBeNull()
  })

  it('refuses other categories', () => {
    expect(() => categoryGaps([1], [1, 2])).toThrow('expected the same categories, got 1 and 2')
  })

  it('has gaps that cancel, each within its interval', () => {
    const rows = fc.array(fc.tuple(fc.nat(1000), fc.integer({ min: 1, max: 1000 })), { minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(rows, (pairs) => {
        const gaps = categoryGaps(
          [...pairs.map(([count]) => count), 1],
          [...pairs.map(([, reference]) => reference), 1],
        )!
        expect(gaps.reduce((sum, { difference }) => sum + difference, 0)).toBeCloseTo(0, 10)
        for (const { difference, interval } of gaps) {
          expect(difference).toBeGreaterThanOrEqual(interval.lower - 1e-12)
          expect(difference).toBeLessThanOrEqual(interval.upper + 1e-12)
        }
      }),
    )
  })
})
