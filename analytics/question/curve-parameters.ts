import type { z } from 'zod'
import { curveEventIds } from '../catalogue/curve-events.js'
import { dimensionIds } from '../catalogue/dimensions.js'
import { curveEntries, curveMethods } from '../contract/curves.js'
import { oneText, trendParameters } from './trend-parameters.js'

/** The parameters of `/outcomes/curves` as they arrive. */
export const curveParameters = trendParameters.pick({ where: true, asOf: true, format: true }).extend({
  event: oneText.describe(`One event: ${curveEventIds.join(', ')}.`),
  method: oneText
    .optional()
    .describe(
      `${curveMethods.join(' or ')}. Default: the first where events compete, the second where there is only one.`,
    ),
  entry: oneText
    .optional()
    .describe(
      `${curveEntries.join(' or ')}. Default admission; firstStudy follows each from the day of the first exam, since who left before it could not be among the patients.`,
    ),
  by: oneText.optional().describe(`Up to two dimensions, separated by commas: ${dimensionIds.join(', ')}.`),
  horizon: oneText.optional().describe('Days of follow-up from time zero, 1 to 365. Default 28.'),
  at: oneText
    .optional()
    .describe('Up to ten days within the horizon, separated by commas, at which values are read. Default 7,14,28.'),
  confidence: oneText.optional().describe('Of the intervals, 0.5 to 0.999. Default 0.95.'),
})

export type CurveParameters = z.infer<typeof curveParameters>
