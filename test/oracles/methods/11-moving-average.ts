import { z } from 'zod'
import { movingAverage } from '#analytics/statistics/series/moving-average.js'
import type { OracleMethod } from '../method.js'

const given = z.object({
  values: z.array(z.number().nullable()),
  window: z.number(),
  align: z.enum(['trailing', 'centred']),
  minObserved: z.number(),
})

export const averages: OracleMethod = {
  number: '11',
  answer(input) {
    const { values, window, align, minObserved } = given.parse(input)
    return { values: movingAverage(values, { periods: window, align, fewestObserved: minObserved }) }
  },
}
