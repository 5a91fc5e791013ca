import { z } from 'zod'
import { cox } from '#analytics/statistics/survival/cox.js'
import type { OracleMethod } from '../method.js'

const given = z.object({
  time: z.array(z.number()),
  event: z.array(z.number()),
  X: z.array(z.array(z.number())),
  ties: z.enum(['efron', 'breslow']),
})

export const proportionalHazards: OracleMethod = {
  number: '33',
  answer(input) {
    const { time, event, X, ties } = given.parse(input)
    const model = cox(
      time.map((t, i) => ({ time: t, event: event[i] === 1, covariates: X[i]! })),
      { ties },
    )
    if (!model.estimable) return model
    const { covariates, logLikelihood, wald, likelihoodRatio, score } = model
    return {
      coef: covariates.map(({ coefficient }) => coefficient),
      se: covariates.map(({ standardError }) => standardError),
      hazardRatio: covariates.map(({ hazardRatio }) => hazardRatio),
      lower: covariates.map(({ interval }) => interval.lower),
      upper: covariates.map(({ interval }) => interval.upper),
      logLik: [logLikelihood.withoutCovariates, logLikelihood.fitted],
      // R's summary of the model tells this one to two places.
      wald: Math.round(wald.statistic * 100) / 100,
      lrt: likelihoodRatio.statistic,
      score: score.statistic,
    }
  },
}
