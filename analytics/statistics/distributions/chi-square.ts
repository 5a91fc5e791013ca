import { gammaQuantile, gammaUpperTail } from './gamma.js'

/**
 * The value below which a chi-square variable lies with probability `p`.
 *
 * @throws RangeError unless 0 < p < 1 and df > 0
 * @example chiSquareQuantile(0.95, 1) // 3.8415
 */
export const chiSquareQuantile = (p: number, df: number): number => gammaQuantile(p, df / 2, 0.5)

/** P(X > x) at `df` degrees of freedom: the p-value of a chi-square test. */
export const chiSquareUpperTail = (x: number, df: number): number => gammaUpperTail(x, df / 2, 0.5)
