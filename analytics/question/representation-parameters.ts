import type { z } from 'zod'
import { attributes } from '../catalogue/attributes.js'
import { dimensionIds } from '../catalogue/dimensions.js'
import { representationGrains, reportings } from '../contract/representation.js'
import { oneText, trendParameters } from './trend-parameters.js'

/** The parameters of `/representation` as they arrive. */
export const representationParameters = trendParameters.omit({ measure: true, cumulative: true }).extend({
  attribute: oneText.describe(`What is compared: ${attributes.join(', ')}.`),
  reference: oneText
    .optional()
    .describe('A reference population by its id, as the catalogue lists them. Default: the first with the attribute.'),
  by: oneText.optional().describe(`At most one dimension: ${dimensionIds.join(', ')}.`),
  clock: oneText.optional().describe('contributed, which is the only clock of patients.'),
  grain: oneText
    .optional()
    .describe(
      `${representationGrains.join(', ')}. Default none. With one, all up to the end of each period are compared.`,
    ),
  from: oneText.optional().describe('First day of contribution: YYYY-MM-DD.'),
  to: oneText.optional().describe('First day after the last. The period is half-open.'),
  reported: oneText
    .optional()
    .describe(`${reportings.join(', ')}, or both: whether “not reported” is a category. Default both.`),
  confidence: oneText.optional().describe('Of the intervals, 0.5 to 0.999. Default 0.95.'),
})

export type RepresentationParameters = z.infer<typeof representationParameters>
