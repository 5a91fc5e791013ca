import { dot } from './dot.js'

/** A symmetric positive definite matrix, taken apart once to be used often. */
export interface Cholesky {
  /** The x of `matrix` x = `right`. */
  readonly solve: (right: readonly number[]) => number[]
  readonly inverse: () => number[][]
}

/** A pivot below this share of its diagonal is rounding: the matrix has no inverse. */
const rounding = 1e-12

/**
 * Take a symmetric positive definite matrix apart into L L', as for an information matrix whose inverse is a covariance.
 *
 * Golub GH, Van Loan CF. Matrix Computations, 4th ed. 2013; 4.2. Only the lower triangle is read.
 *
 * @returns null where the matrix is not positive definite, as where one column depends on others
 * @throws RangeError unless the matrix is square
 * @example cholesky([[4, 2], [2, 3]])?.solve([8, 7]) // [1.25, 1.5]
 */
export function cholesky(matrix: readonly (readonly number[])[]): Cholesky | null {
  const factor: number[][] = []
  for (const [i, row] of matrix.entries()) {
    if (row.length !== matrix.length) {
      throw new RangeError(`matrix must be square, got ${matrix.length} rows and one of ${row.length}`)
    }
    const made: number[] = []
    for (const [j, above] of factor.entries()) made.push(((row[j] ?? 0) - dot(made, above)) / (above[j] ?? 0))
    const diagonal = row[i] ?? 0
    const pivot = diagonal - dot(made, made)
    if (!(pivot > rounding * diagonal)) return null
    factor.push([...made, Math.sqrt(pivot)])
  }
  const solve = (right: readonly number[]) => backward(factor, forward(factor, right))
  return {
    solve,
    inverse: () => factor.map((_, i) => solve(factor.map((_row, j) => (i === j ? 1 : 0)))),
  }
}

/** The x of L x = `right`. */
function forward(factor: readonly (readonly number[])[], right: readonly number[]): number[] {
  const x: number[] = []
  for (const [i, row] of factor.entries()) x.push(((right[i] ?? 0) - dot(x, row)) / (row[i] ?? 0))
  return x
}

/** The x of L' x = `right`. */
function backward(factor: readonly (readonly number[])[], right: readonly number[]): number[] {
  const x = [...right]
  for (let i = factor.length - 1; i >= 0; i -= 1) {
    let rest = right[i] ?? 0
    for (let j = i + 1; j < factor.length; j += 1) rest -= (factor[j]?.[i] ?? 0) * (x[j] ?? 0)
    x[i] = rest / (factor[i]?.[i] ?? 0)
  }
  return x
}
