import { z } from 'zod'
import { farringtonFlexible, type FarringtonWeek } from '#analytics/statistics/aberration/farrington-flexible.js'
import {
  originalFarringtonSettings,
  type FarringtonSettings,
} from '#analytics/statistics/aberration/farrington-settings.js'
import type { OracleMethod } from '../method.js'

const thresholds = { nbPlugin: 'nb-plug-in', muan: 'nb-upper-mean', delta: 'two-thirds-power' } as const

const original = z.object({
  counts: z.array(z.number()),
  range1Based: z.array(z.number()),
  frequency: z.number(),
  b: z.number(),
  w: z.number(),
  alpha: z.number(),
  limit54: z.tuple([z.number(), z.number()]),
})

const flexible = original.extend({
  noPeriods: z.number(),
  pastWeeksNotIncluded: z.number(),
  thresholdMethod: z.enum(['nbPlugin', 'muan', 'delta']),
  pThresholdTrend: z.number(),
  weightsThreshold: z.number(),
})

const given = z.union([flexible, original])

export const farrington: OracleMethod = {
  number: '21',
  answer(input) {
    const asked = given.parse(input)
    const weeks = asked.range1Based.map((week) => farringtonFlexible(asked.counts, week - 1, settingsOf(asked)))
    return {
      upperbound: weeks.map((week) => (week.estimable ? week.upper : null)),
      alarm: weeks.map((week) => week.estimable && week.alarm),
      expectedMean: weeks.map((week) => (week.estimable ? week.expected : null)),
      pValue: weeks.map((week) => judged(week)?.pValue),
      trendIncluded: weeks.map((week) => judged(week)?.trendIncluded),
      phi: weeks.map((week) => judged(week)?.dispersion),
      recentSum: weeks.map(({ recentCases }) => recentCases),
    }
  },
}

function settingsOf(asked: z.output<typeof given>): Partial<FarringtonSettings> {
  const common = {
    weeksPerYear: asked.frequency,
    years: asked.b,
    halfWindow: asked.w,
    fewestRecentCases: asked.limit54[0],
    recentWeeks: asked.limit54[1],
  }
  // The original's limits are two-sided.
  if (!('thresholdMethod' in asked)) return { ...originalFarringtonSettings, ...common, alpha: asked.alpha / 2 }
  return {
    ...common,
    seasonLevels: asked.noPeriods,
    weeksLeftOut: asked.pastWeeksNotIncluded,
    threshold: thresholds[asked.thresholdMethod],
    alpha: asked.alpha,
    trendPValue: asked.pThresholdTrend,
    weightsThreshold: asked.weightsThreshold,
  }
}

const judged = (week: FarringtonWeek) => ('pValue' in week ? week : null)
