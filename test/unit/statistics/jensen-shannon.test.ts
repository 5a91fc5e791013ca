import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { jensenShannonDistance, jensenShannonDivergence } from '#analytics/statistics/representation/jensen-shannon.js'
import { shares } from '#analytics/statistics/representation/shares.js'

/** Two sets of counts of the same categories, neither of them empty. */
const pair = fc
  .array(fc.tuple(fc.nat(1e6), fc.nat(1e6)), { minLength: 1, maxLength: 12 })
  .map((rows) => [rows.map(([ours]) => ours), rows.map(([, theirs]) => theirs)] as const)
  .filter((sets) => sets.every((counts) => counts.some((count) => count > 0)))

describe('the Jensen-Shannon distance', () => {
  // scipy 1.17.1: jensenshannon([4, 0, 6], [3, 0, 9], 2)
  it('gives the figures of its examples', () => {
    expect(jensenShannonDivergence([4, 0, 6], [3, 0, 9])).toBeCloseTo(0.018621763074, 11)
    expect(jensenShannonDistance([4, 0, 6], [3, 0, 9])).toBeCloseTo(0.136461580946, 11)
  })

  // METHODS §5: MIDRC Open A1+R1 2024-03-04 against the Census, sex .0147 (.0067 reported only)
  it('gives the figures of MIDRC by sex, with those not reported and without', () => {
    expect(jensenShannonDistance([36201, 34036, 24], [50.75, 49.25, 0])).toBeCloseTo(0.0147, 4)
    expect(jensenShannonDistance([36201, 34036], [50.75, 49.25])).toBeCloseTo(0.0067, 4)
  })

  it('is 1 where no category is found in both', () => {
    expect(jensenShannonDistance([5, 0], [0, 9])).toBe(1)
  })

  it('has nothing to compare where either is empty', () => {
    expect(jensenShannonDistance([0, 0], [1, 1])).toBeNull()
    expect(jensenShannonDistance([1, 1], [0, 0])).toBeNull()
    expect(jensenShannonDistance([], [])).toBeNull()
    expect(shares([])).toBeNull()
    expect(shares([1, 3])).toEqual([0.25, 0.75])
  })

  it('refuses other categories, and counts below zero', () => {
    expect(() => jensenShannonDistance([1], [1, 2])).toThrow('expected the same categories, got 1 and 2')
    expect(() => jensenShannonDistance([1, -1], [1, 2])).toThrow('each category must be a number >= 0, got -1')
    expect(() => jensenShannonDistance([1, NaN], [1, 2])).toThrow(RangeError)
  })

  it('is exactly 0 for equal shares, to whatever total', () => {
    fc.assert(
      fc.property(pair, fc.integer({ min: 1, max: 1000 }), ([counts], factor) => {
        const scaled = counts.map((count) => count * factor)
        expect(jensenShannonDistance(counts, scaled)).toBeLessThan(1e-15)
      }),
    )
  })

  it('is the same from either side, within [0, 1]', () => {
    fc.assert(
      fc.property(pair, ([ours, theirs]) => {
        const distance = jensenShannonDistance(ours, theirs)
        expect(distance).toBe(jensenShannonDistance(theirs, ours))
        expect(distance).toBeGreaterThanOrEqual(0)
        expect(distance).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('does not mind the order of the categories', () => {
    fc.assert(
      fc.property(pair, fc.nat(), ([ours, theirs], turn) => {
        const turned = (counts: readonly number[]) => {
          const at = turn % counts.length
          return [...counts.slice(at), ...counts.slice(0, at)].reverse()
        }
        const expected = jensenShannonDistance(ours, theirs) ?? -1
        expect(jensenShannonDistance(turned(ours), turned(theirs))).toBeCloseTo(expected, 10)
      }),
    )
  })

  it('obeys the triangle inequality', () => {
    const threes = fc
      .array(fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000)), { minLength: 2, maxLength: 8 })
      .map((rows) => [0, 1, 2].map((side) => rows.map((row) => row[side] ?? 0)))
      .filter((sets) => sets.every((counts) => counts.some((count) => count > 0)))
    fc.assert(
      fc.property(threes, ([a = [], b = [], c = []]) => {
        const distance = (one: number[], other: number[]) => jensenShannonDistance(one, other) ?? NaN
        expect(distance(a, c)).toBeLessThanOrEqual(distance(a, b) + distance(b, c) + 1e-12)
      }),
    )
  })
})
