import { dot } from './dot.js'

export interface LeastSquares {
  readonly coefficients: readonly number[]
  /** The inverse of X'WX: times the variance of a value of weight one, the covariance of the coefficients. */
  readonly inverseGram: readonly (readonly number[])[]
  /** Weighted. */
  readonly residualSumOfSquares: number
  /** How much each value draws its own fit towards itself, from 0 to 1. */
  readonly leverages: Float64Array
}

/** A column of which less than this share is its own depends on the columns before it. */
const collinear = 1e-9

/** Orthogonal but for rounding after two passes, whatever the columns; after one that leaves as much of the square. */
const passes = 2
const enoughLeft = 0.5

/**
 * Weighted least squares of a response on columns, by orthogonalising each column against those before it.
 *
 * Not by the normal equations, which square the condition of the columns: a constant beside calendar years would lose
 * half of the digits.
 *
 * Björck Å. BIT 1967; 7: 1-21. Giraud L, Langou J, Rozložník M. Comput Math Appl 2005; 50: 1069-1075 (two passes).
 *
 * @returns null where a column depends on those before it: no one set of coefficients is best
 * @throws RangeError where a column or the weights have another length than the response, or a weight is negative
 * @example leastSquares([[1, 1, 1], [0, 1, 2]], [1, 2, 4])?.coefficients // [0.8333, 1.5]
 */
export function leastSquares(
  columns: readonly ArrayLike<number>[],
  response: ArrayLike<number>,
  weights?: ArrayLike<number>,
): LeastSquares | null {
  const roots = rootsOf(weights, response.length)
  const basis: Float64Array[] = []
  const triangle: number[][] = []
  for (const column of columns) {
    const rest = scaled(column, roots)
    const before = Math.sqrt(dot(rest, rest))
    const shares = takeOut(basis, rest)
    const norm = Math.sqrt(dot(rest, rest))
    if (!(norm > collinear * before)) return null
    for (let i = 0; i < rest.length; i += 1) rest[i] = (rest[i] ?? 0) / norm
    basis.push(rest)
    triangle.push([...shares, norm])
  }
  const residuals = scaled(response, roots)
  const projections = takeOut(basis, residuals)
  const inverse = invertTriangle(triangle)
  return {
    coefficients: inverse.map((row, i) => dot(row, projections.slice(i))),
    inverseGram: inverse.map((row, i) =>
      inverse.map((other, j) => dot(row.slice(Math.max(j - i, 0)), other.slice(Math.max(i - j, 0)))),
    ),
    residualSumOfSquares: dot(residuals, residuals),
    leverages: leveragesOf(basis, response.length),
  }
}

function rootsOf(weights: ArrayLike<number> | undefined, length: number): Float64Array {
  if (weights === undefined) return new Float64Array(length).fill(1)
  return scaled(weights, new Float64Array(length).fill(1)).map((weight) => {
    if (!(weight >= 0)) throw new RangeError(`a weight must be 0 or more, got ${weight}`)
    return Math.sqrt(weight)
  })
}

function scaled(column: ArrayLike<number>, roots: Float64Array): Float64Array {
  if (column.length !== roots.length) throw new RangeError(`expected ${roots.length} values, got ${column.length}`)
  const values = new Float64Array(roots.length)
  for (let i = 0; i < values.length; i += 1) values[i] = (roots[i] ?? 0) * (column[i] ?? 0)
  return values
}

/** Take out of a vector, in place, its share along each vector of the basis; and say what these shares were. */
function takeOut(basis: readonly Float64Array[], rest: Float64Array): number[] {
  const shares = basis.map(() => 0)
  let before = dot(rest, rest)
  for (let pass = 0; pass < passes; pass += 1) {
    for (const [k, unit] of basis.entries()) {
      const share = dot(unit, rest)
      shares[k] = (shares[k] ?? 0) + share
      for (let i = 0; i < rest.length; i += 1) rest[i] = (rest[i] ?? 0) - share * (unit[i] ?? 0)
    }
    const after = dot(rest, rest)
    if (after > enoughLeft * before) break
    before = after
  }
  return shares
}

/** The inverse of an upper triangle given by columns: its rows, each from the diagonal on. */
function invertTriangle(columns: readonly (readonly number[])[]): number[][] {
  const rows: number[][] = columns.map(() => [])
  for (const [j, column] of columns.entries()) {
    const diagonal = column[j] ?? 0
    for (const [i, row] of rows.slice(0, j).entries()) row.push(-dot(row, column.slice(i, j)) / diagonal)
    rows[j]?.push(1 / diagonal)
  }
  return rows
}

function leveragesOf(basis: readonly Float64Array[], length: number): Float64Array {
  const leverages = new Float64Array(length)
  for (const unit of basis) {
    for (let i = 0; i < length; i += 1) leverages[i] = (leverages[i] ?? 0) + (unit[i] ?? 0) ** 2
  }
  return leverages
}
