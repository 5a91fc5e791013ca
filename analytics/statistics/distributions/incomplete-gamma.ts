import gammainc from '@stdlib/math-base-special-gammainc'

/** P(X <= x) and P(X > x) of a gamma variable of rate 1: they add up to 1, and each is given to full precision. */
export interface GammaTails {
  readonly lower: number
  readonly upper: number
}

/** From here on the library is not asked: from about 700 on it is wrong in the second digit where x exceeds the shape. */
const largeShape = 100

/**
 * The regularised incomplete gamma functions of `x`.
 *
 * For large shapes by the series of the lower one below the shape and the continued fraction of the upper one above it:
 * Abramowitz M, Stegun IA. Handbook of Mathematical Functions. 1964: 6.5.29, 6.5.31. Takes steps in the order of the
 * root of the shape.
 *
 * @param x above 0
 * @param shape above 0
 * @example incompleteGamma(1101.6, 1001) // { lower: 0.9990, upper: 0.0010027 }
 */
export function incompleteGamma(x: number, shape: number): GammaTails {
  if (shape < largeShape) return { lower: gammainc(x, shape), upper: gammainc(x, shape, true, true) }
  const density = gammaDensity(x, shape) * x
  if (x < shape + 1) {
    const lower = Math.min(1, density * lowerSeries(x, shape))
    return { lower, upper: 1 - lower }
  }
  const upper = Math.min(1, density * upperFraction(x, shape))
  return { lower: 1 - upper, upper }
}

/**
 * The density of a gamma variable of rate 1 and large shape, without the loss of digits of exponents that cancel.
 *
 * Loader C. Fast and accurate computation of binomial probabilities. 2000.
 */
function gammaDensity(x: number, shape: number): number {
  const stirling = 1 / (12 * shape) - 1 / (360 * shape ** 3) + 1 / (1260 * shape ** 5)
  const exponent = shape * logExcess((x - shape) / shape)
  return (Math.sqrt(shape / (2 * Math.PI)) * Math.exp(exponent - stirling)) / x
}

/** ln(1 + u) - u, by its series where the two cancel. */
function logExcess(u: number): number {
  if (Math.abs(u) > 0.1) return Math.log1p(u) - u
  let sum = 0
  let power = -u
  for (let n = 2; n < 40; n += 1) {
    power *= -u
    sum -= power / n
    if (Math.abs(power) < Number.EPSILON * Math.abs(sum)) break
  }
  return sum
}

/** Sum of x^n / (a (a + 1) … (a + n)). */
function lowerSeries(x: number, shape: number): number {
  let term = 1 / shape
  let sum = term
  for (let n = 1; term > sum * Number.EPSILON; n += 1) {
    term *= x / (shape + n)
    sum += term
  }
  return sum
}

/** 1 / (x + 1 - a - 1 (1 - a) / (x + 3 - a - 2 (2 - a) / (x + 5 - a - …))), by Lentz's method. */
function upperFraction(x: number, shape: number): number {
  const floor = Number.MIN_VALUE / Number.EPSILON
  const guarded = (value: number) => (Math.abs(value) < floor ? floor : value)
  let base = x + 1 - shape
  let ahead = 1 / floor
  let behind = 1 / base
  let value = behind
  for (let n = 1; n < 1e7; n += 1) {
    const numerator = n * (shape - n)
    base += 2
    behind = 1 / guarded(numerator * behind + base)
    ahead = guarded(base + numerator / ahead)
    const factor = ahead * behind
    value *= factor
    if (Math.abs(factor - 1) <= 2 * Number.EPSILON) break
  }
  return value
}
