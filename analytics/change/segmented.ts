import type { ChangeQuestion, JoinpointTrend } from '../contract/change.js'
import type { PeriodCell } from '../contract/trends.js'
import type { UsableSeries } from '../cube/usable-series.js'
import { joinpoints } from '../statistics/trend/joinpoint.js'

/** As the NCI's program has it: two periods at the ends and between joinpoints. */
const fewestPeriodsAround = 2

/** A longer series is not searched, and an answer does not try more placements: what takes longer than a second. */
const mostPeriods = 300
const mostPlacements = 300_000

/**
 * Where the trend of a line changes.
 *
 * @param groups how many lines are searched in one answer
 */
export function segmented(
  series: UsableSeries,
  line: readonly PeriodCell[],
  asked: Pick<ChangeQuestion, 'joinpoints' | 'confidence'>,
  groups: number,
): JoinpointTrend {
  const periods = series.periods.length
  if (periods > mostPeriods || groups * combinations(periods, asked.joinpoints) > mostPlacements) {
    return { status: 'undefined', reason: 'too-many-periods' }
  }
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

/** In how many ways so many joinpoints can be placed at the periods. */
const combinations = (periods: number, joinpoints: number): number =>
  Array.from({ length: joinpoints }, (_, i) => (periods - i) / (i + 1)).reduce((product, each) => product * each, 1)
