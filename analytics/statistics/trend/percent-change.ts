import type { Interval } from '../../contract/cell.js'

/**
 * The change in percent per unit of time that a slope of the logarithm means.
 *
 * @example percentChange(Math.log(2)) // 100
 */
export const percentChange = (slope: number): number => 100 * Math.expm1(slope)

/** An interval for a slope of the logarithm, and how it was made. */
export interface SlopeInterval {
  readonly slope: number
  readonly standardError: number
  /** How many standard errors the limits lie from the slope. */
  readonly multiplier: number
  readonly confidence: number
  readonly method: string
}

/**
 * The interval of a slope as one of a percent change.
 *
 * @returns null where the upper limit is beyond what a number can hold: the data say nothing about it
 * @example percentChangeInterval({ slope: 0, standardError: 0.1, multiplier: 1.96, … }) // { lower: -17.8, upper: 21.65, … }
 */
export function percentChangeInterval(interval: SlopeInterval): Interval | null {
  const { slope, standardError, multiplier, confidence, method } = interval
  const lower = percentChange(slope - multiplier * standardError)
  const upper = percentChange(slope + multiplier * standardError)
  return upper < Infinity ? { lower, upper, confidence, method } : null
}
