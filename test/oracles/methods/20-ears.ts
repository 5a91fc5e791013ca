import { z } from 'zod'
import { ears } from '#analytics/statistics/aberration/ears.js'
import type { OracleMethod } from '../method.js'

const given = z.object({
  counts: z.array(z.number()),
  alpha: z.number(),
  baseline: z.number(),
  minSigma: z.number(),
})

export const earlyAberration: OracleMethod = {
  number: '20',
  answer(input) {
    const { counts, ...settings } = given.parse(input)
    const { c1, c2, c3 } = ears(counts, settings)
    return {
      c1: c1.map(({ statistic }) => statistic),
      c2: c2.map(({ statistic }) => statistic),
      c3: c3.map(({ statistic }) => statistic),
      upperC1: c1.map(({ upper }) => upper),
      upperC2: c2.map(({ upper }) => upper),
      upperC3: c3.map(({ upper }) => upper),
      alarmC1: c1.map(({ alarm }) => alarm),
      alarmC2: c2.map(({ alarm }) => alarm),
      alarmC3: c3.map(({ alarm }) => alarm),
    }
  },
}
