import type { z } from 'zod'
import { changeModels } from '../contract/change.js'
import { oneText, trendParameters } from './trend-parameters.js'

/** The parameters of `/change` as they arrive. */
export const changeParameters = trendParameters.omit({ cumulative: true }).extend({
  model: oneText.optional().describe(`${changeModels.join(', ')}. Default quasiPoisson.`),
  joinpoints: oneText
    .optional()
    .describe('The most joinpoints to look for, 0 to 3. Default 0: one trend over all periods.'),
  confidence: oneText.optional().describe('Of the intervals, 0.5 to 0.999. Default 0.95.'),
})

export type ChangeParameters = z.infer<typeof changeParameters>
