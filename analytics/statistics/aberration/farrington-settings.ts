/**
 * How the threshold is made from the expected count and the dispersion.
 * - `nb-plug-in`: a quantile of the negative binomial whose mean is the expected count
 * - `nb-upper-mean`: of the one whose mean is the upper limit of the expected count: alarms less
 * - `two-thirds-power`: by the normal distribution of the count to the power of 2/3
 */
export type FarringtonThreshold = 'nb-plug-in' | 'nb-upper-mean' | 'two-thirds-power'

export interface FarringtonSettings {
  /** Weeks of a year. */
  readonly weeksPerYear: number
  /** Years that the expected count comes from. */
  readonly years: number
  /** The same week of those years, and as many before and after it, are one level. */
  readonly halfWindow: number
  /** Levels of the season; with 1, only the weeks within the windows are used. */
  readonly seasonLevels: number
  /** The weeks just before, left out lest a rise that has begun be taken for the norm. */
  readonly weeksLeftOut: number
  readonly threshold: FarringtonThreshold
  /** Of one series in one week, one-sided. */
  readonly alpha: number
  /** A trend is kept where its p-value is below this, there are three years and no count was above what it leads to. */
  readonly trendPValue: number
  /** A past week with a residual above this weighs less. */
  readonly weightsThreshold: number
  /** Fewer cases in the last weeks give no alarm. */
  readonly fewestRecentCases: number
  readonly recentWeeks: number
  /** Whether the expected count is taken to be no surer than of Poisson counts, as the count itself is. */
  readonly isErrorAtLeastPoisson: boolean
}

/**
 * Those of Noufaily and others, with the trend kept wherever it leads to no count that was never seen.
 *
 * Noufaily A, Enki DG, Farrington P, Garthwaite P, Andrews N, Charlett A. Stat Med 2013; 32: 1206-1222.
 */
export const noufailySettings: FarringtonSettings = {
  weeksPerYear: 52,
  years: 5,
  halfWindow: 3,
  seasonLevels: 10,
  weeksLeftOut: 26,
  threshold: 'nb-plug-in',
  alpha: 0.005,
  trendPValue: 1,
  weightsThreshold: 2.58,
  fewestRecentCases: 5,
  recentWeeks: 4,
  isErrorAtLeastPoisson: false,
}

/**
 * Those of the method before seasons other than that of the week were used. Its limits are two-sided at 1%.
 *
 * Farrington CP, Andrews NJ, Beale AD, Catchpole MA. J R Stat Soc A 1996; 159: 547-563.
 */
export const originalFarringtonSettings: FarringtonSettings = {
  ...noufailySettings,
  seasonLevels: 1,
  threshold: 'two-thirds-power',
  trendPValue: 0.05,
  weightsThreshold: 1,
  isErrorAtLeastPoisson: true,
}

/** @throws RangeError naming what is out of bounds */
export function checkFarrington(settings: FarringtonSettings): void {
  const { weeksPerYear, years, halfWindow, seasonLevels, weeksLeftOut, recentWeeks, alpha } = settings
  const wholes: [string, number, number][] = [
    ['weeksPerYear', weeksPerYear, 1],
    ['years', years, 1],
    ['halfWindow', halfWindow, 0],
    ['seasonLevels', seasonLevels, 1],
    ['weeksLeftOut', weeksLeftOut, halfWindow],
    ['recentWeeks', recentWeeks, 1],
  ]
  for (const [name, value, least] of wholes) {
    if (!(Number.isInteger(value) && value >= least)) {
      throw new RangeError(`${name} must be a whole number of ${least} or more, got ${value}`)
    }
  }
  const between = weeksPerYear - 2 * halfWindow - 1
  if (between < seasonLevels - 1) {
    throw new RangeError(`expected at most ${between + 1} levels of the season, got ${seasonLevels}`)
  }
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha must lie in (0, 1), got ${alpha}`)
  const { trendPValue, weightsThreshold } = settings
  if (!(trendPValue >= 0 && trendPValue <= 1)) {
    throw new RangeError(`trendPValue must lie in [0, 1], got ${trendPValue}`)
  }
  if (!(weightsThreshold > 0)) throw new RangeError(`weightsThreshold must be above 0, got ${weightsThreshold}`)
}
