import type { Interval } from '../../contract/cell.js'
import { chiSquareUpperTail } from '../distributions/chi-square.js'
import { normalMultiplier } from '../distributions/normal.js'
import { cholesky } from '../linear-algebra/cholesky.js'
import { maximisePartialLikelihood } from './cox-newton.js'
import { coxData, type CoxRow } from './cox-data.js'
import { partialLikelihood, type TiedEvents } from './partial-likelihood.js'
import { scoreTest, type ChiSquareTest } from './score-test.js'

export interface HazardRatio {
  readonly coefficient: number
  readonly standardError: number
  /** For one unit more of the covariate. */
  readonly hazardRatio: number
  readonly interval: Interval
}

export interface CoxModel {
  readonly estimable: true
  readonly patients: number
  readonly events: number
  /** In the order of the covariates. */
  readonly covariates: readonly HazardRatio[]
  readonly covariance: readonly (readonly number[])[]
  readonly logLikelihood: { readonly withoutCovariates: number; readonly fitted: number }
  readonly wald: ChiSquareTest
  readonly likelihoodRatio: ChiSquareTest
  readonly score: ChiSquareTest
}

export type Cox =
  CoxModel | { readonly estimable: false; readonly reason: 'no-events' | 'collinear-covariates' | 'did-not-converge' }

export interface CoxOptions {
  /** How events at one time are handled. */
  readonly ties?: TiedEvents
  readonly confidence?: number
}

/**
 * Cox's proportional hazards: how hazards differ by covariates, whatever the hazard over time.
 *
 * For comparisons that allow for case mix. Rows that are alike may be given once with their count. The hazard ratio is
 * taken to be the same at all times, which is not tested here. Efron's handling of ties is the default: Breslow's draws
 * coefficients towards zero where many events share a day.
 *
 * Cox DR. J R Stat Soc B 1972; 34: 187-220. Efron B. J Am Stat Assoc 1977; 72: 557-565. Breslow N. Biometrics 1974; 30:
 * 89-99.
 *
 * @returns not estimable without events, where one covariate follows from others (or is the same for all), or where a
 * coefficient grows without end, as with no event at all in one group
 * @throws RangeError where rows differ in their covariates, and unless times and counts are as `CoxRow` says
 * @example
 * cox([1, 0, 1, 0].map((x, i) => ({ time: i + 1, event: true, covariates: [x] }))) // hazardRatio: 2.5616, …
 */
export function cox(rows: readonly CoxRow[], { ties = 'efron', confidence = 0.95 }: CoxOptions = {}): Cox {
  const z = normalMultiplier(confidence)
  const data = coxData(rows)
  if (data.events === 0) return { estimable: false, reason: 'no-events' }
  const origin = partialLikelihood(data, Array<number>(data.width).fill(0), ties)
  if (cholesky(origin.information) === null) return { estimable: false, reason: 'collinear-covariates' }
  const fit = maximisePartialLikelihood((coefficients) => partialLikelihood(data, coefficients, ties), origin)
  const covariance = fit === null ? undefined : cholesky(fit.information)?.inverse()
  const score = scoreTest(origin.score, origin.information)
  const wald = fit === null || covariance === undefined ? null : scoreTest(fit.coefficients, covariance)
  if (fit === null || covariance === undefined || score === null || wald === null) {
    return { estimable: false, reason: 'did-not-converge' }
  }
  const covariates = fit.coefficients.map((coefficient, i) => {
    const standardError = Math.sqrt(covariance[i]?.[i] ?? 0)
    return { coefficient, standardError, ...ratioOf(coefficient, z * standardError, confidence) }
  })
  const statistic = Math.max(0, 2 * (fit.logLikelihood - origin.logLikelihood))
  return {
    estimable: true,
    ...{ patients: data.patients, events: data.events, covariates, covariance, wald, score },
    logLikelihood: { withoutCovariates: origin.logLikelihood, fitted: fit.logLikelihood },
    likelihoodRatio: { statistic, degreesOfFreedom: data.width, p: chiSquareUpperTail(statistic, data.width) },
  }
}

function ratioOf(
  coefficient: number,
  spread: number,
  confidence: number,
): Pick<HazardRatio, 'hazardRatio' | 'interval'> {
  const [lower, upper] = [Math.exp(coefficient - spread), Math.exp(coefficient + spread)]
  return { hazardRatio: Math.exp(coefficient), interval: { lower, upper, confidence, method: 'Wald' } }
}
