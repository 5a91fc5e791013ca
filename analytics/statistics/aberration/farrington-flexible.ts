import type { LogLinearReason } from '../models/log-linear-model.js'
import { farringtonModel } from './farrington-model.js'
import { referenceWeeks } from './farrington-reference.js'
import { checkFarrington, noufailySettings, type FarringtonSettings } from './farrington-settings.js'
import { farringtonThreshold } from './farrington-threshold.js'

/**
 * - `unknown-count`: of the week itself
 * - `too-little-history`: the series does not go back by the years asked for
 */
export type NoThresholdReason = LogLinearReason | 'unknown-count' | 'too-little-history'

/** What is known of a week whether or not it has a threshold. */
interface Judged {
  readonly recentCases: number
  readonly pValue: number
  readonly dispersion: number
  readonly trendIncluded: boolean
}

export type FarringtonWeek =
  | { readonly estimable: false; readonly reason: NoThresholdReason; readonly recentCases: number }
  | ({ readonly estimable: false; readonly reason: 'too-few-recent-cases' } & Judged)
  | ({
      readonly estimable: true
      readonly alarm: boolean
      /** A count above this is unusual. */
      readonly upper: number
      readonly expected: number
    } & Judged)

/**
 * Whether a week has unusually many cases beside the same season of past years (Farrington flexible).
 *
 * A 53rd week is not dealt with: the weeks of a year are as many as the settings say. To be run on a fixed panel of
 * sites, never on provisional weeks, and with the number of series told: of 1,000 in which nothing is unusual, 5 give an
 * alarm each week. With few cases or overdispersion the threshold is that of an approximation.
 *
 * Noufaily A, Enki DG, Farrington P, Garthwaite P, Andrews N, Charlett A. Stat Med 2013; 32: 1206-1222.
 *
 * @param counts by week, null where not known: left out of the past, and of the recent cases
 * @param week its place in `counts`, from 0
 * @param settings those of `noufailySettings` where not given
 * @returns not estimable, and no alarm, without enough past or recent cases, saying which
 * @throws RangeError unless the week is one of the series, counts are 0 or more, and the settings within their bounds
 * @example farringtonFlexible(counts, 301, { years: 4 }) // { alarm: true, upper: 28, expected: 10.60, … }
 */
export function farringtonFlexible(
  counts: readonly (number | null)[],
  week: number,
  settings: Partial<FarringtonSettings> = {},
): FarringtonWeek {
  const full = { ...noufailySettings, ...settings }
  checkFarrington(full)
  if (!(Number.isInteger(week) && week >= 0 && week < counts.length)) {
    throw new RangeError(`week must be a place in ${counts.length} counts, got ${week}`)
  }
  const recent = counts.slice(Math.max(0, week + 1 - full.recentWeeks), week + 1)
  const recentCases = recent.reduce<number>((sum, count) => sum + (count ?? 0), 0)
  const count = counts[week] ?? null
  if (count === null) return { estimable: false, reason: 'unknown-count', recentCases }
  const past = referenceWeeks(counts, week, full)
  if (past === null) return { estimable: false, reason: 'too-little-history', recentCases }
  const model = farringtonModel(past, full)
  if (!model.estimable) return { ...model, recentCases }
  const { expected, dispersion, trendIncluded } = model
  const threshold = farringtonThreshold(count, model, full)
  if (threshold === null) return { estimable: false, reason: 'did-not-converge', recentCases }
  const { upper, pValue } = threshold
  const judged = { recentCases, pValue, dispersion, trendIncluded }
  if (recentCases < full.fewestRecentCases) return { estimable: false, reason: 'too-few-recent-cases', ...judged }
  return { estimable: true, alarm: count > upper, upper, expected, ...judged }
}
