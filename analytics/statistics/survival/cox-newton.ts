import { cholesky } from '../linear-algebra/cholesky.js'
import { dot } from '../linear-algebra/dot.js'
import type { PartialLikelihood } from './partial-likelihood.js'

/** More steps than any likelihood with a maximum needs: what still rises then, rises for ever. */
const mostSteps = 20

/** Halvings after which a step is of no length. */
const mostHalvings = 30

/** A rise of the likelihood still to be had that is small enough for the next step to be the last. */
const close = 1e-12

/** The share of a likelihood of millions of events that rounding alone may take from it, near its maximum. */
const rounding = 1e-10

export interface Maximum extends PartialLikelihood {
  readonly coefficients: readonly number[]
}

/**
 * Maximise a partial likelihood from coefficients of zero by Newton's steps, halved while they lead down.
 *
 * @returns null where there is no maximum within 20 steps
 */
export function maximisePartialLikelihood(
  at: (coefficients: readonly number[]) => PartialLikelihood,
  origin: PartialLikelihood,
): Maximum | null {
  let current: Maximum = { ...origin, coefficients: origin.score.map(() => 0) }
  for (let count = 0; count < mostSteps; count += 1) {
    const step = cholesky(current.information)?.solve(current.score)
    if (step === undefined) return null
    const isLast = dot(step, current.score) < close
    const next = halved(at, current, step)
    if (next === null) return isLast ? current : null
    current = next
    if (isLast) return current
  }
  return null
}

/** Where the step leads, or half of it and so on, once that is not down and hazards there are numbers. */
function halved(
  at: (coefficients: readonly number[]) => PartialLikelihood,
  from: Maximum,
  step: readonly number[],
): Maximum | null {
  let length = 1
  const least = from.logLikelihood - rounding * Math.abs(from.logLikelihood)
  for (let count = 0; count < mostHalvings; count += 1) {
    const coefficients = from.coefficients.map((value, i) => value + length * (step[i] ?? 0))
    const found = at(coefficients)
    if (Number.isFinite(found.logLikelihood) && found.logLikelihood >= least) return { ...found, coefficients }
    length /= 2
  }
  return null
}
