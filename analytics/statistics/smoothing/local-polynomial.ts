import { tricube } from './tricube.js'

/** A polynomial with less weighted square than this part of its leading term's is 0 at all x of the neighbourhood. */
const negligible = 1e-10

/**
 * What each observation counts for in the value at `centre` of a polynomial through its neighbours, weighted by the
 * tricube of their distance. By polynomials orthogonal under these weights, which do not mind x far from 0.
 *
 * Cleveland WS, Devlin SJ. J Am Stat Assoc 1988; 83: 596-610.
 *
 * @param reach the distance at which the weight becomes 0
 * @example localPolynomial([1, 2, 3], 2, 2, 1) // [0.2863, 0.4274, 0.2863]
 * @returns null where x holds too few distinct values within reach
 */
export function localPolynomial(
  x: readonly number[],
  centre: number,
  reach: number,
  degree: 1 | 2,
): Float64Array | null {
  if (reach === 0) return null
  const offsets = Float64Array.from(x, (value) => (value - centre) / reach)
  const weights = offsets.map((offset) => tricube(Math.abs(offset)))
  const row = new Float64Array(x.length)
  const earlier: Basis[] = []
  for (let power = 0; power <= degree; power += 1) {
    const raw: Basis = { values: offsets.map((offset) => offset ** power), atCentre: power === 0 ? 1 : 0, square: 0 }
    const own = orthogonal(raw, earlier, weights)
    if (own === null) return null
    earlier.push(own)
    own.values.forEach((value, j) => (row[j] = (row[j] ?? 0) + ((weights[j] ?? 0) * own.atCentre * value) / own.square))
  }
  return row
}

interface Basis {
  readonly values: Float64Array
  readonly atCentre: number
  readonly square: number
}

function orthogonal(raw: Basis, earlier: readonly Basis[], weights: Float64Array): Basis | null {
  const inner = (a: Float64Array, b: Float64Array) =>
    a.reduce((sum, value, j) => sum + (weights[j] ?? 0) * value * (b[j] ?? 0), 0)
  let { values, atCentre } = raw
  for (const basis of earlier) {
    const part = inner(values, basis.values) / basis.square
    values = values.map((value, j) => value - part * (basis.values[j] ?? 0))
    atCentre -= part * basis.atCentre
  }
  const square = inner(values, values)
  return square > negligible * inner(raw.values, raw.values) ? { values, atCentre, square } : null
}
