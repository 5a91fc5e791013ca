import type { Interval } from '../../contract/cell.js'
import { normalMultiplier } from '../distributions/normal.js'
import { studentMultiplier } from '../distributions/student-t.js'
import { dot } from '../linear-algebra/dot.js'
import { leastSquares, type LeastSquares } from '../linear-algebra/least-squares.js'
import { percentChange, percentChangeInterval } from './percent-change.js'

/** What a joinpoint model is fitted to, in order of time. */
export interface LogPoints {
  readonly times: readonly number[]
  readonly logs: readonly number[]
  readonly weights: readonly number[]
}

/** A span of time with one percent change. */
export interface JoinpointSegment {
  readonly from: number
  readonly to: number
  readonly slope: number
  readonly standardError: number
  /** The annual percent change (APC), where the unit of time is a year; by Student's t. */
  readonly percentChange: number
  readonly interval: Interval | null
}

export interface JoinpointModel {
  readonly joinpoints: readonly number[]
  readonly segments: readonly JoinpointSegment[]
  /** The intercept, the first slope, and what each joinpoint adds to the slope. */
  readonly coefficients: readonly number[]
  /** The average of the changes over all of the time (AAPC), each segment by its length; limits by the normal. */
  readonly averagePercentChange: number
  readonly averageInterval: Interval | null
  readonly sumOfSquares: number
  /** Periods less two for the line and two for each joinpoint. */
  readonly df: number
  /** Null where the lines go through every point. */
  readonly bic: number | null
  readonly bic3: number | null
}

/** Of the weighted squares of the logarithms: a sum below this is rounding. */
const rounding = 1e-24

/**
 * The lines that join at given times. The limits take the joinpoints as known, and so are too narrow where they were
 * searched for.
 *
 * Kim HJ, Fay MP, Feuer EJ, Midthune DN. Stat Med 2000; 19: 335-351. AAPC: Clegg LX et al. Stat Med 2009; 28: 3670-3682.
 *
 * @throws RangeError where the times do not determine the lines; unless 0 < confidence < 1
 */
export function fitJoinpoints(points: LogPoints, placed: readonly number[], confidence: number): JoinpointModel {
  const { times, logs, weights } = points
  const fit = leastSquares(joinpointColumns(times, placed), logs, weights)
  if (fit === null) throw new RangeError(`expected more times about the joinpoints ${placed.join(', ')}`)
  const size = times.length
  // A joinpoint costs two: its place was estimated too.
  const df = size - 2 * placed.length - 2
  const squares = weights.reduce((sum, weight, i) => sum + weight * (logs[i] ?? 0) ** 2, 0)
  const sumOfSquares = fit.residualSumOfSquares <= rounding * squares ? 0 : fit.residualSumOfSquares
  const criterion = (parameters: number) =>
    sumOfSquares === 0 ? null : Math.log(sumOfSquares / size) + (parameters / size) * Math.log(size)
  const scale = { fit, variance: sumOfSquares / df, df, confidence }
  const ends = [times[0] ?? NaN, ...placed, times[size - 1] ?? NaN]
  const segments = placed.concat(NaN).map((_, j) => segment(ends[j] ?? NaN, ends[j + 1] ?? NaN, j, scale))
  return {
    joinpoints: placed,
    segments,
    coefficients: fit.coefficients,
    ...average(segments, scale),
    sumOfSquares,
    df,
    bic: criterion(2 * placed.length + 2),
    bic3: criterion(3 * placed.length + 2),
  }
}

/** A constant, the time, and for each joinpoint the time since it. */
const joinpointColumns = (times: readonly number[], placed: readonly number[]): number[][] => [
  times.map(() => 1),
  [...times],
  ...placed.map((joinpoint) => times.map((time) => Math.max(0, time - joinpoint))),
]

interface Scale {
  readonly fit: LeastSquares
  readonly variance: number
  readonly df: number
  readonly confidence: number
}

function segment(from: number, to: number, index: number, scale: Scale): JoinpointSegment {
  // The slope is the first one and what every joinpoint so far has added.
  const combination = scale.fit.coefficients.map((_, j) => (j >= 1 && j <= index + 1 ? 1 : 0))
  const { confidence, df } = scale
  const { slope, standardError } = combined(combination, scale)
  const multiplier = studentMultiplier(confidence, df)
  return {
    from,
    to,
    slope,
    standardError,
    percentChange: percentChange(slope),
    interval: percentChangeInterval({ slope, standardError, multiplier, confidence, method: 'joinpoint t' }),
  }
}

function average(
  segments: readonly JoinpointSegment[],
  scale: Scale,
): Pick<JoinpointModel, 'averagePercentChange' | 'averageInterval'> {
  const [first, last] = [segments[0]?.from ?? NaN, segments[segments.length - 1]?.to ?? NaN]
  // What a joinpoint adds counts for the part of the time that is still to come.
  const combination = [0, ...segments.map(({ from }) => (last - from) / (last - first))]
  const { slope, standardError } = combined(combination, scale)
  const { confidence } = scale
  const multiplier = normalMultiplier(confidence)
  return {
    averagePercentChange: percentChange(slope),
    averageInterval: percentChangeInterval({ slope, standardError, multiplier, confidence, method: 'joinpoint z' }),
  }
}

function combined(combination: readonly number[], { fit, variance }: Scale): { slope: number; standardError: number } {
  const spread = dot(
    combination,
    fit.inverseGram.map((row) => dot(combination, row)),
  )
  return { slope: dot(combination, fit.coefficients), standardError: Math.sqrt(variance * spread) }
}
