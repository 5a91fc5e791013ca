import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { TrendSeries } from '#analytics/statistics/trend/trend-series.js'
import { bestJoinpoints } from '#analytics/statistics/trend/joinpoint-search.js'
import { fitJoinpoints } from '#analytics/statistics/trend/joinpoint-model.js'
import { joinpoints } from '#analytics/statistics/trend/joinpoint.js'

const rules = { maxJoinpoints: 2, minAtEnds: 2, minBetween: 2 }

const known = (series: TrendSeries, asked = rules) => {
  const found = joinpoints(series, asked)
  if (!found.estimable) throw new Error(found.reason)
  return found
}

const order = (values: readonly unknown[]) => values.map((_, i) => i + 1)

const counts = fc.array(fc.integer({ min: 1, max: 2000 }), { minLength: 9, maxLength: 20 })

describe('joinpoint regression', () => {
  it('finds where its example turns, and both changes', () => {
    const found = known({ times: [1, 2, 3, 4, 5, 6, 7, 8, 9], counts: [10, 20, 40, 80, 160, 80, 40, 20, 10] })
    expect(found).toMatchObject({ selectedByBic: 1, selectedByBic3: 1 })
    expect(found.models[1]?.joinpoints).toEqual([5])
    expect(found.models[1]?.segments.map(({ from, to }) => [from, to])).toEqual([
      [1, 5],
      [5, 9],
    ])
    expect(found.models[1]?.segments[0]?.percentChange).toBeCloseTo(100, 8)
    expect(found.models[1]?.segments[1]?.percentChange).toBeCloseTo(-50, 8)
    expect(found.models[1]?.averagePercentChange).toBeCloseTo(0, 8)
  })

  it('has no criterion where the lines go through every count, and then takes the fewest joinpoints', () => {
    const exact = [1, 2, 4, 8, 16, 32, 64, 128, 256]
    const found = known({ times: order(exact), counts: exact })
    expect(found).toMatchObject({ selectedByBic: 0, selectedByBic3: 0 })
    expect(found.models[0]?.bic).toBeNull()
    expect(found.models[0]?.segments[0]?.slope).toBeCloseTo(Math.LN2, 10)
  })

  it('tries no more joinpoints than the periods allow', () => {
    const few = [3, 5, 4, 7, 6]
    expect(known({ times: order(few), counts: few }).models).toHaveLength(2)
    const three = [3, 5, 4]
    expect(known({ times: order(three), counts: three }).models).toHaveLength(1)
  })

  it.each([
    ['zero-counts', [3, 0, 4, 5, 6]],
    ['no-cases', [0, 0, 0, 0]],
    ['too-few-periods', [3, 4]],
  ])('is not estimable: %s', (reason, values) => {
    expect(joinpoints({ times: order(values), counts: values }, rules)).toEqual({ estimable: false, reason })
  })

  it('refuses times that do not rise, rules out of bounds, and more placements than can be tried', () => {
    expect(() => joinpoints({ times: [1, 3, 2], counts: [1, 2, 3] }, rules)).toThrow('times must rise')
    const values = Array.from({ length: 120 }, (_, i) => 100 + i)
    const tryWith = (maxJoinpoints: number) =>
      joinpoints({ times: order(values), counts: values }, { ...rules, maxJoinpoints })
    expect(() => tryWith(6)).toThrow('expected 0 to 5 joinpoints')
    expect(() => tryWith(5)).toThrow('placements')
  })

  it('never fits worse with another joinpoint, and finds the best of all placements', () => {
    const free = { maxJoinpoints: 3, minAtEnds: 1, minBetween: 0 }
    fc.assert(
      fc.property(counts, (values) => {
        const points = { times: order(values), logs: values.map(Math.log), weights: values }
        const placed = bestJoinpoints(points, free)
        const sums = placed.map((each) => fitJoinpoints(points, each, 0.95).sumOfSquares)
        for (const [i, sum] of sums.slice(1).entries()) expect(sum).toBeLessThanOrEqual((sums[i] ?? 0) * (1 + 1e-9))
        const one = points.times.slice(1, -1).map((knot) => fitJoinpoints(points, [knot], 0.95).sumOfSquares)
        expect(sums[1]).toBeLessThanOrEqual(Math.min(...one) * (1 + 1e-9) + 1e-12)
      }),
      { numRuns: 40 },
    )
  })

  it('has the same changes where all exposure is larger by the same factor', () => {
    fc.assert(
      fc.property(counts, fc.double({ min: 0.01, max: 1e4, noNaN: true }), (values, factor) => {
        const series = { times: order(values), counts: values }
        const [one, other] = [known(series), known({ ...series, exposure: values.map(() => factor) })]
        expect(other.models[0]?.averagePercentChange).toBeCloseTo(one.models[0]?.averagePercentChange ?? NaN, 6)
        expect(other.models[1]?.sumOfSquares).toBeCloseTo(one.models[1]?.sumOfSquares ?? NaN, 6)
      }),
      { numRuns: 40 },
    )
  })
})
