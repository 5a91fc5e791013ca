import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { loess } from '#analytics/statistics/smoothing/loess.js'
import { localPolynomial } from '#analytics/statistics/smoothing/local-polynomial.js'
import { lowess } from '#analytics/statistics/smoothing/lowess.js'
import { nearestDistance } from '#analytics/statistics/smoothing/nearest-distance.js'
import { tricube } from '#analytics/statistics/smoothing/tricube.js'

/** Ezekiel M. Methods of correlation analysis. 1930: speeds of cars and distances taken to stop (`cars` of R). */
const cars = {
  x: [
    4, 4, 7, 7, 8, 9, 10, 10, 10, 11, 11, 12, 12, 12, 12, 13, 13, 13, 13, 14, 14, 14, 14, 15, 15, 15, 16, 16, 17, 17,
    17, 18, 18, 18, 18, 19, 19, 19, 20, 20, 20, 20, 20, 22, 23, 24, 24, 24, 24, 25,
  ],
  y: [
    2, 10, 4, 22, 16, 10, 18, 26, 34, 17, 28, 14, 20, 24, 28, 26, 34, 34, 46, 26, 36, 60, 80, 20, 26, 54, 32, 40, 32,
    40, 50, 42, 56, 76, 84, 36, 46, 68, 32, 48, 52, 56, 64, 66, 54, 70, 92, 93, 120, 85,
  ],
}

const numbers = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 8, maxLength: 40 })

describe('LOWESS', () => {
  it('goes through points that lie on a line', () => {
    const fit = lowess({ x: [1, 2, 3, 4], y: [2, 4, 6, 8] })
    ;[2, 4, 6, 8].forEach((value, i) => expect(fit?.[i]).toBeCloseTo(value, 12))
  })

  // R: lowess(cars), as in the help of lowess
  it('gives what R gives for the stopping distances of cars', () => {
    const fit = lowess(cars) ?? []
    const of = (i: number) => fit[i] ?? NaN
    ;[4.965459, 4.965459, 13.124495, 13.124495, 15.858633, 18.579691, 21.280313].forEach((value, i) =>
      expect(of(i)).toBeCloseTo(value, 6),
    )
  })

  it('follows a straight line added to the points, in whatever order they come', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: -50, max: 50 }), (y, slope) => {
        const x = y.map((_, i) => i)
        const plain = lowess({ x, y }, { robustness: 0 }) ?? []
        const tilted = lowess(
          { x: x.toReversed(), y: x.map((at, i) => (y[i] ?? 0) + slope * at).reverse() },
          { robustness: 0 },
        )
        tilted?.toReversed().forEach((value, i) => expect(value).toBeCloseTo((plain[i] ?? 0) + slope * i, 6))
      }),
    )
  })

  it('is not drawn off by one wild value', () => {
    const x = Array.from({ length: 21 }, (_, i) => i)
    const y = x.map((at) => (at === 10 ? 1000 : at + (at % 2 === 0 ? 0.1 : -0.1)))
    expect(lowess({ x, y })?.[10]).toBeCloseTo(10, 0)
    expect(lowess({ x, y }, { robustness: 0 })?.[10]).toBeGreaterThan(50)
  })

  it('has nothing to smooth of fewer than two points', () => {
    expect(lowess({ x: [1], y: [1] })).toBeNull()
    expect(lowess({ x: [], y: [] })).toBeNull()
  })

  it('takes the mean where all points have one x', () => {
    expect(lowess({ x: [3, 3, 3], y: [1, 2, 3] }, { robustness: 0 })).toEqual([2, 2, 2])
  })

  it('refuses points without their y, and spans beyond all points', () => {
    expect(() => lowess({ x: [1, 2], y: [1] })).toThrow('expected as many x as y, got 2 and 1')
    expect(() => lowess({ x: [1, NaN], y: [1, 2] })).toThrow('must be finite numbers, got NaN')
    expect(() => lowess({ x: [1, 2], y: [1, 2] }, { span: 1.5 })).toThrow('got 1.5 and 3')
  })
})

describe('the neighbourhood of a point', () => {
  // (1 - .5³)³ = .6699, and its part of .6699 + 1 + .6699
  it('gives the figures of its examples', () => {
    expect(tricube(0.5)).toBeCloseTo(0.6699, 4)
    expect(tricube(1)).toBe(0)
    expect(nearestDistance([1, 2, 5], 2, 2)).toBe(1)
    const row = localPolynomial([1, 2, 3], 2, 2, 1) ?? []
    ;[0.2863, 0.4274, 0.2863].forEach((weight, i) => expect(row[i]).toBeCloseTo(weight, 4))
  })

  it('has no line through one x', () => {
    expect(localPolynomial([2, 2, 2], 2, 1, 1)).toBeNull()
    expect(localPolynomial([2, 2, 2], 2, 0, 1)).toBeNull()
  })
})

describe('LOESS', () => {
  // The weighted least squares of each point by numpy
  it('gives the figures of its example', () => {
    const line = loess({ x: [1, 2, 3, 4, 5, 6], y: [1, 3, 2, 4, 3, 5] }, { span: 1, degree: 1 })
    if (!line.estimable) throw new Error(line.reason)
    expect(line.residualScale).toBeCloseTo(1.0006014196, 9)
    expect(line.df).toBeCloseTo(3.3397506132, 9)
    ;[1.42810682, 2.09436256, 2.76915671].forEach((fit, i) => expect(line.points[i]?.fit).toBeCloseTo(fit, 8))
    expect(line.points[0]?.standardError).toBeCloseTo(0.80969375, 8)
  })

  // R: loess(dist ~ speed, cars) prints a residual standard error of 15.29, interpolated
  it('strays from the stopping distances of cars as much as R says', () => {
    const line = loess({ x: cars.x, y: cars.y })
    if (!line.estimable) throw new Error(line.reason)
    expect(line.residualScale).toBeCloseTo(15.29, 1)
  })

  it('goes through points that lie on a parabola, far from 0 too', () => {
    const x = Array.from({ length: 20 }, (_, i) => 20_000 + i)
    const y = x.map((at) => (at - 20_005) ** 2)
    const line = loess({ x, y })
    if (!line.estimable) throw new Error(line.reason)
    line.points.forEach(({ fit }, i) => expect(fit).toBeCloseTo(y[i] ?? NaN, 6))
    expect(line.residualScale).toBeCloseTo(0, 6)
  })

  it('has intervals around the fit that grow with the confidence', () => {
    fc.assert(
      fc.property(numbers, (y) => {
        const x = y.map((_, i) => i)
        const at = (confidence: number) => {
          const line = loess({ x, y }, { confidence, degree: 1 })
          return line.estimable ? line.points : []
        }
        const wide = at(0.99)
        at(0.9).forEach(({ fit, interval }, i) => {
          expect(interval.lower).toBeLessThanOrEqual(fit)
          expect(interval.upper).toBeGreaterThanOrEqual(fit)
          expect(wide[i]?.interval.upper).toBeGreaterThanOrEqual(interval.upper)
        })
      }),
    )
  })

  it('says why there is no line', () => {
    expect(loess({ x: [1, 2], y: [1, 2] })).toEqual({ estimable: false, reason: 'too-few-points' })
    expect(loess({ x: [1, 2, 3, 4], y: [1, 5, 2, 3] }, { span: 1 })).toEqual({
      estimable: false,
      reason: 'too-few-points',
    })
    expect(loess({ x: [1, 1, 1, 1, 1, 2, 2, 2], y: [1, 2, 3, 4, 5, 6, 7, 8] })).toEqual({
      estimable: false,
      reason: 'too-few-distinct-values',
    })
  })

  it('refuses spans beyond all points', () => {
    expect(() => loess({ x: [1, 2], y: [1, 2] }, { span: 0 })).toThrow('span must lie in (0, 1], got 0')
    expect(() => loess({ x: [], y: [] }, { confidence: 1 })).toThrow('confidence must lie in (0, 1), got 1')
  })
})
