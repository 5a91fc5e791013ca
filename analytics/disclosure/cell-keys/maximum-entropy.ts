import { cholesky } from '../../statistics/linear-algebra/cholesky.js'
import { dot } from '../../statistics/linear-algebra/dot.js'

/** A weighted sum of the probabilities, and the total that it equals or may not pass. */
export interface Constraint {
  readonly weights: readonly number[]
  readonly total: number
  readonly kind: 'equal' | 'at-most'
}

/** Prices of the constraints, positive for limits, and what follows from them. */
interface Dual {
  readonly prices: readonly number[]
  readonly probabilities: readonly number[]
  /** What is to be made small. */
  readonly value: number
}

/** How strongly prices are kept from zero: a limit that holds is approached to about the last of these. */
const barriers = [1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11]
/** For one barrier ten are enough; where constraints contradict each other, none are. */
const steps = 100
/** By as much may sums miss, at last, what they should be. */
const rounding = 1e-12
/** Of a step that should gain less, rounding hides whether it did. */
const certain = 1e-9

/**
 * The probabilities, together 1, of largest entropy among those that meet linear constraints.
 *
 * Such probabilities are exponentials of a price for each constraint. The prices are found by Newton's method on the
 * dual problem, with a barrier against prices below zero for the limits, eased in rounds. No chance and no start to
 * choose. Equalities hold to rounding; limits are approached from within, so that none is passed.
 *
 * Boyd S, Vandenberghe L. Convex Optimization. 2004; 5.1.6, 9.5, 11.3.
 *
 * @param size how many probabilities there are
 * @returns null where the constraints contradict each other, or leave hardly any room
 * @example maximumEntropy(2, [{ weights: [1, 0], total: 0.2, kind: 'at-most' }]) // [0.2, 0.8]
 */
export function maximumEntropy(size: number, constraints: readonly Constraint[]): readonly number[] | null {
  let prices: readonly number[] = constraints.map(({ kind }) => (kind === 'equal' ? 0 : 1))
  let probabilities: readonly number[] = Array.from({ length: size }, () => 1 / size)
  for (const barrier of barriers) {
    const found = search(size, constraints, prices, barrier)
    if (found === null) return null
    ;({ prices, probabilities } = found)
  }
  return probabilities
}

function search(
  size: number,
  constraints: readonly Constraint[],
  start: readonly number[],
  barrier: number,
): Dual | null {
  const missable = barrier === barriers.at(-1) ? rounding : barrier
  let dual = dualAt(size, constraints, start, barrier)
  for (let step = 0; step < steps; step += 1) {
    const { prices, probabilities } = dual
    const short = constraints.map(
      ({ weights, total, kind }, i) =>
        dot(weights, probabilities) - total + (kind === 'equal' ? 0 : barrier / (prices[i] ?? 0)),
    )
    if (Math.max(0, ...short.map(Math.abs)) < missable) return dual
    const direction = cholesky(curvatureOf(dual, constraints, barrier))?.solve(short)
    if (direction === undefined) return null
    dual = further(dual, direction, dot(short, direction), (at) => dualAt(size, constraints, at, barrier))
  }
  return null
}

function dualAt(size: number, constraints: readonly Constraint[], prices: readonly number[], barrier: number): Dual {
  const logs = Array.from({ length: size }, (_, k) =>
    constraints.reduce((sum, { weights }, i) => sum - (prices[i] ?? 0) * (weights[k] ?? 0), 0),
  )
  const most = Math.max(...logs)
  const sum = logs.reduce((total, each) => total + Math.exp(each - most), 0)
  const kept = constraints.reduce(
    (total, { kind }, i) => total + (kind === 'equal' ? 0 : barrier * Math.log(prices[i] ?? 0)),
    0,
  )
  const paid = constraints.reduce((total, each, i) => total + (prices[i] ?? 0) * each.total, 0)
  return {
    prices,
    probabilities: logs.map((each) => Math.exp(each - most) / sum),
    value: most + Math.log(sum) + paid - kept,
  }
}

/** The covariance of the weights under the probabilities, and the barrier's own curvature. */
function curvatureOf({ prices, probabilities }: Dual, constraints: readonly Constraint[], barrier: number): number[][] {
  const centred = constraints.map(({ weights }) => {
    const mean = dot(weights, probabilities)
    return weights.map((each) => each - mean)
  })
  const weighed = centred.map((each) => each.map((one, k) => one * (probabilities[k] ?? 0)))
  return constraints.map(({ kind }, i) =>
    weighed.map(
      (each, j) => dot(centred[i] ?? [], each) + (i === j && kind === 'at-most' ? barrier / (prices[i] ?? 0) ** 2 : 0),
    ),
  )
}

/** As far in a direction as prices of limits stay positive and the value falls as its slope promises. */
function further(
  dual: Dual,
  direction: readonly number[],
  slope: number,
  at: (prices: readonly number[]) => Dual,
): Dual {
  let share = 1
  for (;;) {
    const next = at(dual.prices.map((each, i) => each + share * (direction[i] ?? 0)))
    if (slope < certain ? Number.isFinite(next.value) : next.value <= dual.value - 0.1 * share * slope) return next
    share /= 2
  }
}
