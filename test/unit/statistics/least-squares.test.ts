import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { cholesky } from '#analytics/statistics/linear-algebra/cholesky.js'
import { leastSquares } from '#analytics/statistics/linear-algebra/least-squares.js'

describe('least squares', () => {
  it('gives the coefficients of its example', () => {
    const fit = leastSquares(
      [
        [1, 1, 1],
        [0, 1, 2],
      ],
      [1, 2, 4],
    )
    expect(fit?.coefficients[0]).toBeCloseTo(5 / 6, 12)
    expect(fit?.coefficients[1]).toBeCloseTo(1.5, 12)
    expect(fit?.residualSumOfSquares).toBeCloseTo(1 / 6, 12)
    expect(fit?.inverseGram[1]?.[1]).toBeCloseTo(1 / 2, 12)
    expect(fit?.inverseGram[0]?.[1]).toBeCloseTo(-1 / 2, 12)
  })

  it('keeps its digits for a constant beside calendar years', () => {
    const years = Array.from({ length: 20 }, (_, i) => 2005 + i)
    const fit = leastSquares(
      [years.map(() => 1), years],
      years.map((year) => 3 + 0.5 * year),
    )
    expect(fit?.coefficients[0]).toBeCloseTo(3, 8)
    expect(fit?.coefficients[1]).toBeCloseTo(0.5, 11)
  })

  it('has no one answer where a column depends on the others', () => {
    expect(
      leastSquares(
        [
          [1, 1, 1],
          [2, 2, 2],
        ],
        [1, 2, 4],
      ),
    ).toBeNull()
    expect(leastSquares([[0, 0, 0]], [1, 2, 4])).toBeNull()
  })

  it('refuses columns of another length and weights below zero', () => {
    expect(() => leastSquares([[1, 1]], [1, 2, 4])).toThrow('expected 3 values, got 2')
    expect(() => leastSquares([[1, 1]], [1, 2], [1, -1])).toThrow('a weight must be 0 or more, got -1')
  })

  it('takes a weight of two for the value twice, and leverages sum to the number of columns', () => {
    const values = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 4, maxLength: 12 })
    fc.assert(
      fc.property(values, (response) => {
        const columns = [response.map(() => 1), response.map((_, i) => i)]
        const twice = (column: readonly number[]) => [...column, ...column.slice(0, 1)]
        const weighed = leastSquares(
          columns,
          response,
          response.map((_, i) => (i === 0 ? 2 : 1)),
        )
        const repeated = leastSquares(columns.map(twice), twice(response))
        expect(weighed?.coefficients[1]).toBeCloseTo(repeated?.coefficients[1] ?? NaN, 8)
        expect(weighed?.leverages.reduce((sum, each) => sum + each, 0)).toBeCloseTo(2, 8)
      }),
    )
  })
})

describe('the Cholesky factor', () => {
  it('solves its example', () => {
    const solution = cholesky([
      [4, 2],
      [2, 3],
    ])?.solve([8, 7])
    expect(solution?.[0]).toBeCloseTo(1.25, 12)
    expect(solution?.[1]).toBeCloseTo(1.5, 12)
  })

  it('inverts a matrix', () => {
    const inverse = cholesky([
      [4, 2],
      [2, 3],
    ])?.inverse()
    expect(inverse?.flat().map((value) => Math.round(value * 1e12) / 1e12)).toEqual([0.375, -0.25, -0.25, 0.5])
  })

  it('is not defined where a column depends on the others', () => {
    expect(
      cholesky([
        [1, 1],
        [1, 1],
      ]),
    ).toBeNull()
  })

  it('refuses a matrix that is not square', () => {
    expect(() => cholesky([[1, 0]])).toThrow('matrix must be square')
  })
})
