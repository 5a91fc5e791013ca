import gammaln from '@stdlib/math-base-special-gammaln'
import type { Uniform } from './uniform.js'

/** Below as many expected, counting up through the probabilities is faster, and the rejection is not valid. */
const rejectionFrom = 10

/**
 * Draw the number of successes among `trials` of probability `probability`, in a time that does not grow with them.
 *
 * Hörmann W. J Stat Comput Simul 1993; 46: 101-110 (transformed rejection, BTRS); where few are expected, by inversion.
 *
 * @throws RangeError unless trials is a whole number >= 0 and 0 <= probability <= 1
 * @example drawBinomial(20, 1, random) // 20
 */
export function drawBinomial(trials: number, probability: number, random: Uniform): number {
  if (!(Number.isInteger(trials) && trials >= 0 && probability >= 0 && probability <= 1)) {
    throw new RangeError(`expected whole trials >= 0 and a probability in [0, 1], got ${trials} and ${probability}`)
  }
  if (trials === 0 || probability === 0) return 0
  if (probability > 0.5) return trials - drawBinomial(trials, 1 - probability, random)
  return trials * probability < rejectionFrom
    ? byInversion(trials, probability, random)
    : byRejection(trials, probability, random)
}

/** Beyond it only rounding is left, which would carry the count to the end. */
const negligible = 1e-18

function byInversion(trials: number, probability: number, random: Uniform): number {
  const odds = probability / (1 - probability)
  let mass = Math.exp(trials * Math.log1p(-probability))
  let left = random.next()
  let count = 0
  while (left >= mass && count < trials && mass > negligible) {
    left -= mass
    count += 1
    mass *= (odds * (trials - count + 1)) / count
  }
  return count
}

/** Names as in the paper. */
function byRejection(n: number, p: number, random: Uniform): number {
  const spread = Math.sqrt(n * p * (1 - p))
  const b = 1.15 + 2.53 * spread
  const a = -0.0873 + 0.0248 * b + 0.01 * p
  const centre = n * p + 0.5
  const sure = 0.92 - 4.2 / b
  for (;;) {
    const u = random.next() - 0.5
    const v = random.next()
    const us = 0.5 - Math.abs(u)
    const count = Math.floor(((2 * a) / us + b) * u + centre)
    if (us >= 0.07 && v <= sure) return count
    if (!(count >= 0 && count <= n)) continue
    const scaled = (v * (2.83 + 5.1 / b) * spread) / (a / (us * us) + b)
    if (Math.log(scaled) <= logMassOverMode(count, n, p)) return count
  }
}

function logMassOverMode(count: number, n: number, p: number): number {
  const mode = Math.floor((n + 1) * p)
  return (
    gammaln(mode + 1) +
    gammaln(n - mode + 1) -
    gammaln(count + 1) -
    gammaln(n - count + 1) +
    (count - mode) * Math.log(p / (1 - p))
  )
}
