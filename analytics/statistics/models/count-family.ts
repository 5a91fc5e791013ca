/** How counts spread about their mean. */
export interface CountFamily {
  readonly variance: (mean: number) => number
  /** Twice what a count of its own mean gains in log-likelihood over this mean. */
  readonly deviance: (count: number, mean: number) => number
}

/** Counts of independent events: as much variance as mean. */
export const poissonFamily: CountFamily = {
  variance: (mean) => mean,
  deviance: (count, mean) => 2 * ((count === 0 ? 0 : count * Math.log(count / mean)) - (count - mean)),
}

/**
 * Counts whose mean itself varies (NB2): mean + mean²/theta.
 *
 * Hilbe JM. Negative Binomial Regression, 2nd ed. 2011; 8.2.
 *
 * @param theta the smaller, the more they vary; Poisson without end
 */
export const negativeBinomialFamily = (theta: number): CountFamily => ({
  variance: (mean) => mean + (mean * mean) / theta,
  deviance: (count, mean) =>
    2 *
    ((count === 0 ? 0 : count * Math.log(count / mean)) - (count + theta) * Math.log((count + theta) / (mean + theta))),
})
