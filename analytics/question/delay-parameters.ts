import type { z } from 'zod'
import { dimensionIds } from '../catalogue/dimensions.js'
import { delayGrains } from '../contract/delay.js'
import { oneText, trendParameters } from './trend-parameters.js'

/** The parameters of `/delay` as they arrive. */
export const delayParameters = trendParameters.omit({ measure: true, cumulative: true, panel: true }).extend({
  by: oneText.optional().describe(`At most one dimension: ${dimensionIds.join(', ')}.`),
  clock: oneText.optional().describe('performed: periods are those in which exams were made.'),
  grain: oneText.optional().describe(`${delayGrains.join(', ')}. Default month.`),
  from: oneText.optional().describe('First day on which exams were made: YYYY-MM-DD.'),
  to: oneText.optional().describe('First day after the last. The period is half-open.'),
  maxDelay: oneText
    .optional()
    .describe(
      'The longest delay in periods of the grain, up to 104 weeks, 60 months or 20 quarters. Default 26, 12 or 4.',
    ),
  window: oneText
    .optional()
    .describe('Only the last so many periods are used, more than the longest delay. Default ten years of them.'),
  completeFrom: oneText
    .optional()
    .describe('0.5 to 1: a period of which less than this share has come is provisional. Default 0.95.'),
  confidence: oneText.optional().describe('Of the intervals, 0.5 to 0.999. Default 0.95.'),
})

export type DelayParameters = z.infer<typeof delayParameters>
