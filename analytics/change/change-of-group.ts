import type { ChangeModel, ChangeOfGroup, ChangeQuestion, JoinpointTrend, PercentChange } from '../contract/change.js'
import type { Group, PeriodCell } from '../contract/trends.js'
import { usableSeries, type UsableSeries } from '../cube/usable-series.js'
import { normalTwoSided } from '../statistics/distributions/normal.js'
import { joinpoints } from '../statistics/trend/joinpoint.js'
import { logLinearTrend } from '../statistics/trend/log-linear-trend.js'
import { negativeBinomialTrend } from '../statistics/trend/negative-binomial-trend.js'

/** Measures of these kinds are counts, or counts of something. */
export type CountedKind = 'count' | 'proportion' | 'ratio'

type Asked = Pick<ChangeQuestion, 'model' | 'joinpoints' | 'confidence'>

/**
 * The change of a line of cells: from numbers that the caller is shown, and so nothing that was withheld can be had
 * back from it. Where some are withheld there is no change to tell: they are the small ones, and the rest would mislead.
 */
export function changeOfGroup({ key, label, cells }: Group, kind: CountedKind, asked: Asked): ChangeOfGroup {
  const series = usableSeries(cells, kind)
  const { periods, leftOut } = series
  const isWithheld = leftOut.withheld > 0
  const withheld = { status: 'undefined', reason: 'withheld-periods' } as const
  return {
    ...{ key, label },
    change: isWithheld ? withheld : changes[asked.model](series, asked.confidence),
    joinpoints: asked.joinpoints === 0 ? null : isWithheld ? withheld : segmented(series, cells, asked),
    periods: { used: periods.length, from: periods[0] ?? null, to: periods.at(-1) ?? null, ...leftOut },
  }
}

const changes: Readonly<Record<ChangeModel, (series: UsableSeries, confidence: number) => PercentChange>> = {
  quasiPoisson: (series, confidence) => logLinear(series, confidence, 'quasiPoisson'),
  poisson: (series, confidence) => logLinear(series, confidence, 'poisson'),
  negativeBinomial,
}

function logLinear(series: UsableSeries, confidence: number, model: 'poisson' | 'quasiPoisson'): PercentChange {
  const trend = logLinearTrend(series, confidence)
  if (!trend.estimable) return { status: 'undefined', reason: trend.reason }
  const { percentChange, doublingTime, dispersion, residualAutocorrelation } = trend
  const { interval, pValue } = trend[model]
  return {
    status: 'shown',
    value: percentChange,
    ...{ interval, pValue, doublingTime, dispersion },
    autocorrelation: residualAutocorrelation,
  }
}

function negativeBinomial(series: UsableSeries, confidence: number): PercentChange {
  const plain = logLinearTrend(series, confidence)
  if (!plain.estimable) return { status: 'undefined', reason: plain.reason }
  const trend = negativeBinomialTrend(series, confidence)
  if (!trend.estimable) return { status: 'undefined', reason: trend.reason }
  const { percentChange, interval, slope, standardError } = trend
  return {
    status: 'shown',
    value: percentChange,
    interval,
    pValue: normalTwoSided(slope / standardError),
    doublingTime: slope === 0 ? null : Math.LN2 / slope,
    dispersion: plain.dispersion,
    autocorrelation: plain.residualAutocorrelation,
  }
}

/** As the NCI's program has it: two periods at the ends and between joinpoints. */
const fewestPeriodsAround = 2

function segmented(series: UsableSeries, line: readonly PeriodCell[], asked: Asked): JoinpointTrend {
  const rules = {
    maxJoinpoints: asked.joinpoints,
    minAtEnds: fewestPeriodsAround,
    minBetween: fewestPeriodsAround,
  }
  const found = joinpoints(series, rules, asked.confidence)
  if (!found.estimable) return { status: 'undefined', reason: found.reason }
  const model = found.models[found.selectedByBic3]
  if (model === undefined) return { status: 'undefined', reason: 'too-few-periods' }
  const labelAt = (time: number): string => line[time]?.period?.label ?? ''
  return {
    status: 'shown',
    criterion: 'BIC3',
    joinpoints: model.joinpoints.map(labelAt),
    segments: model.segments.map(({ from, to, percentChange, interval }) => ({
      ...{ from: labelAt(from), to: labelAt(to) },
      ...{ value: percentChange, interval },
    })),
    average: model.averagePercentChange,
    interval: model.averageInterval,
  }
}
