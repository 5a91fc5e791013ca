/**
 * The lag-1 autocorrelation of residuals in order of time: how far a period high above its trend is followed by another.
 *
 * Taken about zero, as residuals of a fit are. The gaps between periods are not looked at.
 *
 * Box GEP, Jenkins GM. Time Series Analysis. 1970; 2.1.
 *
 * @returns null where all residuals are zero
 * @example autocorrelation([1, -1, 1, -1]) // -0.75
 */
export function autocorrelation(residuals: readonly number[]): number | null {
  const squares = residuals.reduce((sum, each) => sum + each * each, 0)
  if (squares === 0) return null
  return residuals.slice(1).reduce((sum, each, i) => sum + each * (residuals[i] ?? 0), 0) / squares
}
