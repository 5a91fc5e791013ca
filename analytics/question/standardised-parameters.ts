import type { z } from 'zod'
import { standardIds } from '../standardisation/standards.js'
import { standardisationMethods } from '../contract/standardised.js'
import { stratifyingIds } from './stratifying.js'
import { oneText, trendParameters } from './trend-parameters.js'

/** The parameters of `/outcomes/standardised` as they arrive. */
export const standardisedParameters = trendParameters.omit({ grain: true, cumulative: true }).extend({
  strata: oneText
    .optional()
    .describe(
      `What groups are made alike in: up to three dimensions, not in \`by\`: ${stratifyingIds.join(', ')}. ` +
        'Default ageBand,sex; with a standard population ageBand.',
    ),
  standard: oneText
    .optional()
    .describe(
      `What groups are weighted to: ${standardIds.join(', ')}. Default own: the whole selection. ` +
        'The others are populations by age: then strata is one age dimension.',
    ),
  method: oneText
    .optional()
    .describe(
      `${standardisationMethods.join(', ')}. Default both. Ratios of the indirect method are always against the ` +
        'whole selection.',
    ),
  confidence: oneText.optional().describe('Of the intervals, 0.5 to 0.999. Default 0.95.'),
})

export type StandardisedParameters = z.infer<typeof standardisedParameters>
