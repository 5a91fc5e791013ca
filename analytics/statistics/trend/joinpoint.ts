import { fitJoinpoints, type JoinpointModel } from './joinpoint-model.js'
import { bestJoinpoints, type JoinpointRules } from './joinpoint-search.js'
import { noTrendReason, type NoTrendReason, type TrendSeries } from './trend-series.js'

/**
 * As for a trend, and:
 * - `zero-counts`: the logarithm of zero is not defined; wider periods, or the log-linear trend, may serve
 */
export type NoJoinpointsReason = NoTrendReason | 'zero-counts'

export type Joinpoints =
  | { readonly estimable: false; readonly reason: NoJoinpointsReason }
  | {
      readonly estimable: true
      /** The best model of each number of joinpoints, from none on, as far as the periods allow. */
      readonly models: readonly JoinpointModel[]
      /** The number of joinpoints with the lowest BIC, and with the lowest BIC3, which asks more of each of them. */
      readonly selectedByBic: number
      readonly selectedByBic3: number
    }

/**
 * Joinpoint regression: a trend whose percent change differs between spans of time, and where the spans meet.
 *
 * The logarithm of counts, or of rates where exposures are given, on lines that join at observed times; weights are the
 * counts, whose inverse is the variance of the logarithm of a Poisson count. Every placement is tried. Permutation
 * tests, by which the NCI's program selects, are not made. Where a model goes through all counts, fewer joinpoints are
 * preferred.
 *
 * Kim HJ, Fay MP, Feuer EJ, Midthune DN. Stat Med 2000; 19: 335-351. BIC3: Kim J, Kim HJ. J Stat Plan Inference
 * 2016; 170: 106-116.
 *
 * @returns not estimable where a count is zero, and as `noTrendReason` says
 * @throws RangeError unless times rise, counts are 0 or more and exposures above 0; where the rules are out of bounds or
 * allow more than a million placements; unless 0 < confidence < 1
 * @example joinpoints({ times: [1, …, 9], counts: [10, 20, 40, 80, 160, 80, 40, 20, 10] }, rules) // joinpoints: [5]
 */
export function joinpoints(series: TrendSeries, rules: JoinpointRules, confidence = 0.95): Joinpoints {
  check(series)
  const { times, counts, exposure } = series
  const reason = counts.includes(0) && counts.some((count) => count > 0) ? 'zero-counts' : noTrendReason(series)
  if (reason !== null) return { estimable: false, reason }
  const logs = counts.map((count, i) => Math.log(count / (exposure?.[i] ?? 1)))
  const points = { times, logs, weights: counts }
  const models = bestJoinpoints(points, rules).map((placed) => fitJoinpoints(points, placed, confidence))
  return {
    estimable: true,
    models,
    selectedByBic: lowest(models.map(({ bic }) => bic)),
    selectedByBic3: lowest(models.map(({ bic3 }) => bic3)),
  }
}

function check({ times, counts, exposure = [] }: TrendSeries): void {
  for (const [i, time] of times.entries()) {
    if (i > 0 && !(time > (times[i - 1] ?? time))) throw new RangeError(`times must rise, got ${time} after others`)
  }
  for (const count of counts) {
    if (!(count >= 0 && count < Infinity)) throw new RangeError(`a count must be 0 or more, got ${count}`)
  }
  for (const amount of exposure) {
    if (!(amount > 0 && amount < Infinity)) throw new RangeError(`an exposure must be above 0, got ${amount}`)
  }
}

/** Where the lowest stands first; a criterion that is not defined is of a model that leaves nothing to explain. */
const lowest = (criteria: readonly (number | null)[]): number => {
  const values = criteria.map((criterion) => criterion ?? -Infinity)
  return values.indexOf(values.reduce((least, each) => Math.min(least, each), Infinity))
}
