import type { ChangeModel, ChangeOfGroup, ChangeQuestion, PercentChange } from '../contract/change.js'
import type { Group } from '../contract/trends.js'
import { usableSeries, type UsableSeries } from '../cube/usable-series.js'
import { logLinearTrend } from '../statistics/trend/log-linear-trend.js'
import { negativeBinomialTrend } from '../statistics/trend/negative-binomial-trend.js'
import { shownTrend } from '../statistics/trend/shown-trend.js'
import { segmented } from './segmented.js'

/** Measures of these kinds are counts, or counts of something. */
export type CountedKind = 'count' | 'proportion' | 'ratio'

/**
 * The change of a line of cells: from numbers that the caller is shown, and so nothing that was withheld can be had
 * back from it. Where some are withheld there is no change to tell: they are the small ones, and the rest would mislead.
 *
 * @param groups how many groups are searched for joinpoints in one answer
 */
export function changeOfGroup(
  { key, label, cells }: Group,
  kind: CountedKind,
  asked: Pick<ChangeQuestion, 'model' | 'joinpoints' | 'confidence'>,
  groups: number,
): ChangeOfGroup {
  const series = usableSeries(cells, kind)
  const { periods, leftOut } = series
  const isWithheld = leftOut.withheld > 0
  const withheld = { status: 'undefined', reason: 'withheld-periods' } as const
  return {
    ...{ key, label },
    change: isWithheld ? withheld : changes[asked.model](series, asked.confidence),
    joinpoints: asked.joinpoints === 0 ? null : isWithheld ? withheld : segmented(series, cells, asked, groups),
    periods: { used: periods.length, from: periods[0] ?? null, to: periods.at(-1) ?? null, ...leftOut },
  }
}

const changes: Readonly<Record<ChangeModel, (series: UsableSeries, confidence: number) => PercentChange>> = {
  quasiPoisson,
  poisson,
  negativeBinomial,
}

function quasiPoisson(series: UsableSeries, confidence: number): PercentChange {
  const trend = shownTrend(series, confidence)
  if (!trend.estimable) return { status: 'undefined', reason: trend.reason }
  const { percentChange, interval, pValue, doublingTime, dispersion, residualAutocorrelation, beside } = trend
  return {
    status: 'shown',
    value: percentChange,
    ...{ interval, pValue, doublingTime, dispersion },
    autocorrelation: residualAutocorrelation,
    beside:
      beside?.estimable === true
        ? { model: 'negativeBinomial', value: beside.percentChange, interval: beside.interval }
        : null,
  }
}

function poisson(series: UsableSeries, confidence: number): PercentChange {
  const trend = logLinearTrend(series, confidence)
  if (!trend.estimable) return { status: 'undefined', reason: trend.reason }
  const { percentChange, doublingTime, dispersion, residualAutocorrelation } = trend
  const { interval, pValue } = trend.poisson
  const shown = { interval, pValue, doublingTime, dispersion, autocorrelation: residualAutocorrelation }
  return { status: 'shown', value: percentChange, ...shown, beside: null }
}

/** Dispersion and autocorrelation are those about a Poisson trend: what makes one ask for this model. */
function negativeBinomial(series: UsableSeries, confidence: number): PercentChange {
  const plain = logLinearTrend(series, confidence)
  if (!plain.estimable) return { status: 'undefined', reason: plain.reason }
  const trend = negativeBinomialTrend(series, confidence)
  if (!trend.estimable) return { status: 'undefined', reason: trend.reason }
  const { percentChange, interval, pValue, doublingTime } = trend
  const { dispersion, residualAutocorrelation } = plain
  const shown = { interval, pValue, doublingTime, dispersion, autocorrelation: residualAutocorrelation }
  return { status: 'shown', value: percentChange, ...shown, beside: null }
}
