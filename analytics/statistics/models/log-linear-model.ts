import { leastSquares, type LeastSquares } from '../linear-algebra/least-squares.js'
import { dot } from '../linear-algebra/dot.js'
import { poissonFamily, type CountFamily } from './count-family.js'

export interface LogLinearData {
  readonly counts: readonly number[]
  /** The columns of the design, that of ones included. */
  readonly columns: readonly (readonly number[])[]
  /** Persons, days or studies that a count is of; one where absent. */
  readonly exposure?: readonly number[] | undefined
  /** What each count weighs in the fit; one where absent. */
  readonly weights?: readonly number[] | undefined
  /**
   * Where given, the first step that changes the deviance by less than this share of it is the last, as R's glm has it.
   * Where absent, steps are made until nothing but rounding changes.
   */
  readonly tolerance?: number | undefined
}

export type LogLinearFit =
  | { readonly estimable: false; readonly reason: LogLinearReason }
  | {
      readonly estimable: true
      readonly coefficients: readonly number[]
      /** Of the coefficients, at a dispersion of one. */
      readonly covariance: readonly (readonly number[])[]
      readonly means: readonly number[]
      readonly leverages: ArrayLike<number>
      readonly deviance: number
      /** The sum of (count - mean)² over variance. */
      readonly pearsonChiSquare: number
      /** Observations less coefficients. */
      readonly df: number
    }

export type LogLinearReason = 'no-cases' | 'too-few-observations' | 'collinear' | 'did-not-converge'

/** The data as they are worked with. */
interface Model {
  readonly counts: readonly number[]
  readonly columns: readonly (readonly number[])[]
  readonly offsets: readonly number[]
  readonly weights: readonly number[]
  readonly family: CountFamily
  /** Observations that weigh more than nothing. */
  readonly weighing: number
}

/** A fit at some coefficients. */
interface State {
  readonly predictors: readonly number[]
  readonly means: readonly number[]
  readonly deviance: number
}

const mostSteps = 50
const mostHalvings = 20
/** From here the next step is as good as it gets. */
const settled = 1e-10
/** Of the sum of the counts: what rounding leaves of a deviance. */
const rounding = 1e-14

/**
 * Fit log(mean) = columns · coefficients + log(exposure) to counts, by iteratively reweighted least squares.
 *
 * A step that makes the fit worse is halved. Where counts of a whole level are zero its coefficient has no finite value;
 * the fit then stops where the deviance does, with a mean near zero and a very large standard error of that level.
 *
 * McCullagh P, Nelder JA. Generalized Linear Models, 2nd ed. 1989; 2.5.
 *
 * @returns not estimable without cases, with no more observations than columns, with columns that depend on each other,
 * or where the steps do not settle
 * @throws RangeError unless counts are 0 or more and exposures are above 0, all finite
 * @example fitLogLinear({ counts: [1, 2, 4], columns: [[1, 1, 1], [0, 1, 2]] }) // coefficients: [0, 0.6931]
 */
export function fitLogLinear(data: LogLinearData, family: CountFamily = poissonFamily): LogLinearFit {
  const model = modelOf(data, family)
  const cases = dot(model.counts, model.weights)
  if (model.weighing <= data.columns.length) return { estimable: false, reason: 'too-few-observations' }
  if (cases === 0) return { estimable: false, reason: 'no-cases' }
  // At the counts themselves, kept off zero.
  let state = stateAt(
    model,
    model.counts.map((count) => Math.log(count + 0.1)),
  )
  let isSettled = false
  for (let step = 0; step < mostSteps; step += 1) {
    const solution = solve(model, state)
    if (solution === null) return { estimable: false, reason: 'collinear' }
    const target = stateAt(model, predict(model, solution.coefficients))
    const slack = (data.tolerance ?? settled) * (Math.abs(state.deviance) + 0.1) + rounding * cases
    // The counts themselves fit better than any line: the first step need only stay within what a number can hold.
    const next = halved(model, state, target, step === 0 ? Number.MAX_VALUE : slack)
    if (!Number.isFinite(next.deviance)) return { estimable: false, reason: 'did-not-converge' }
    const isLast = data.tolerance === undefined ? isSettled : Math.abs(next.deviance - state.deviance) < slack
    if (isLast && next === target) return summary(model, solution, state, next)
    isSettled = Math.abs(next.deviance - state.deviance) <= slack
    state = next
  }
  return { estimable: false, reason: 'did-not-converge' }
}

function modelOf({ counts, columns, exposure, weights }: LogLinearData, family: CountFamily): Model {
  for (const count of counts) {
    if (!(count >= 0 && count < Infinity)) throw new RangeError(`a count must be 0 or more, got ${count}`)
  }
  const ones = counts.map(() => 1)
  const offsets = (exposure ?? ones).map((amount) => {
    if (!(amount > 0 && amount < Infinity)) throw new RangeError(`an exposure must be above 0, got ${amount}`)
    return Math.log(amount)
  })
  if (offsets.length !== counts.length) {
    throw new RangeError(`expected an exposure for each of ${counts.length} counts, got ${offsets.length}`)
  }
  const weighed = weights ?? ones
  return { counts, columns, offsets, weights: weighed, family, weighing: weighed.filter((each) => each > 0).length }
}

function predict({ columns, offsets }: Model, coefficients: readonly number[]): number[] {
  const predictors = [...offsets]
  for (const [j, column] of columns.entries()) {
    const coefficient = coefficients[j] ?? 0
    for (let i = 0; i < predictors.length; i += 1) predictors[i] = (predictors[i] ?? 0) + coefficient * (column[i] ?? 0)
  }
  return predictors
}

function stateAt({ counts, weights, family }: Model, predictors: readonly number[]): State {
  // On the way a mean may come to nothing: it is kept off zero, as R's is.
  const means = predictors.map((predictor) => Math.max(Math.exp(predictor), Number.EPSILON))
  const deviances = counts.map((count, i) => family.deviance(count, means[i] ?? NaN))
  return { predictors, means, deviance: dot(weights, deviances) }
}

/** The next coefficients: least squares on the response made straight at the means of the state. */
function solve(
  { counts, columns, offsets, weights, family }: Model,
  { predictors, means }: State,
): LeastSquares | null {
  const response = means.map((mean, i) => (predictors[i] ?? 0) - (offsets[i] ?? 0) + ((counts[i] ?? 0) - mean) / mean)
  return leastSquares(columns, response, workingWeights({ weights, family }, means))
}

const workingWeights = ({ weights, family }: Pick<Model, 'weights' | 'family'>, means: readonly number[]): number[] =>
  means.map((mean, i) => (weights[i] ?? 0) * mean * (mean / family.variance(mean)))

/** The target, or the point on the way to it where the fit is no worse than it was. */
function halved(model: Model, from: State, target: State, slack: number): State {
  let next = target
  for (let halving = 0; halving < mostHalvings && !(next.deviance <= from.deviance + slack); halving += 1) {
    const { predictors } = next
    next = stateAt(
      model,
      from.predictors.map((predictor, i) => (predictor + (predictors[i] ?? 0)) / 2),
    )
  }
  return next
}

/** The covariance, the leverages and the chi-square weigh the observations as the last step did. */
function summary(model: Model, solution: LeastSquares, { means }: State, reached: State): LogLinearFit {
  const squares = reached.means.map((mean, i) => ((model.counts[i] ?? 0) / mean - 1) ** 2)
  return {
    estimable: true,
    coefficients: solution.coefficients,
    covariance: solution.inverseGram,
    means: reached.means,
    leverages: solution.leverages,
    deviance: reached.deviance,
    pearsonChiSquare: dot(workingWeights(model, means), squares),
    df: model.weighing - model.columns.length,
  }
}
