import { farringtonFlexible } from '#analytics/statistics/aberration/farrington-flexible.js'
import { completenessByDelay } from '#analytics/statistics/delay/completeness.js'
import { reportingTriangle } from '#analytics/statistics/delay/reporting-triangle.js'
import { reverseHazards } from '#analytics/statistics/delay/reverse-hazards.js'
import { joinpoints } from '#analytics/statistics/trend/joinpoint.js'
import { choose, poisson } from './draws.js'
import type { PlantedTrial } from './trial.js'

/** Six years of weeks with a season; in the last week there is twice as much as the season gives. */
const outbreak: PlantedTrial = {
  planted: 'a week with twice the exams of its season (Farrington)',
  isFound(random) {
    const expected = (week: number) => 40 * (1 + 0.3 * Math.sin((2 * Math.PI * week) / 52))
    const last = 6 * 52
    const counts = Array.from({ length: last + 1 }, (_, week) =>
      poisson(random, expected(week) * (week === last ? 2 : 1)),
    )
    const judged = farringtonFlexible(counts, last)
    return judged.estimable && judged.alarm
  },
}

/** Three years of months: 6 % more each up to the 18th, 5 % less each from there. */
const turn: PlantedTrial = {
  planted: 'a trend that turns in the 18th of 36 months (joinpoint, within 3 months)',
  isFound(random) {
    const times = Array.from({ length: 36 }, (_, month) => month)
    const counts = times.map((month) =>
      poisson(random, 100 * 1.06 ** Math.min(month, 18) * 0.95 ** Math.max(0, month - 18)),
    )
    const found = joinpoints({ times, counts }, { maxJoinpoints: 2, minAtEnds: 2, minBetween: 2 })
    const model = found.estimable ? found.models[found.selectedByBic3] : undefined
    return model?.joinpoints.some((month) => Math.abs(month - 18) <= 3) === true
  },
}

const delays = [0.25, 0.2, 0.17, 0.13, 0.09, 0.07, 0.04, 0.03, 0.02]

const delay: PlantedTrial = {
  planted: 'how late exams are contributed (completeness by delay, within 3 points)',
  isFound(random) {
    const asOf = 30
    const reports = Array.from({ length: asOf + 1 }, (_, period) =>
      Array.from({ length: poisson(random, 100) }, () => ({ period, delay: choose(random, delays), count: 1 })),
    ).flat()
    const curve = completenessByDelay(reverseHazards(reportingTriangle(reports, { maxDelay: 8, asOf })))
    let truth = 0
    return delays.every((share, i) => {
      truth += share
      return Math.abs((curve[i]?.share ?? NaN) - truth) <= 0.03
    })
  },
}

export const planted: readonly PlantedTrial[] = [outbreak, turn, delay]
