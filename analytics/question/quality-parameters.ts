import type { z } from 'zod'
import { dimensionIds } from '../catalogue/dimensions.js'
import { fieldIds } from '../catalogue/fields.js'
import { qualityGrains } from '../contract/quality.js'
import { adjustableRules } from '../quality/judge.js'
import { oneText, trendParameters } from './trend-parameters.js'

/** The parameters of `/quality` as they arrive. */
export const qualityParameters = trendParameters.pick({ where: true, asOf: true, format: true }).extend({
  by: oneText.optional().describe(`At most one dimension: ${dimensionIds.join(', ')}.`),
  field: oneText
    .optional()
    .describe(
      `Whose completeness is told, separated by commas: ${fieldIds.join(', ')}. ` +
        'Default all but those that `by` itself tells; by a dimension of studies, those of studies.',
    ),
  grain: oneText.optional().describe(`Of contribution: ${qualityGrains.join(', ')}. Default none: no time axis.`),
  thresholds: oneText
    .optional()
    .describe(
      'Shares from which on checks are told, as rule:0.1,rule:0.05; others are judged as usual. ' +
        `Rules: ${adjustableRules.join(', ')}.`,
    ),
})

export type QualityParameters = z.infer<typeof qualityParameters>
