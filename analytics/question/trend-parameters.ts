import { z } from 'zod'
import { dimensionIds } from '../catalogue/dimensions.js'
import { measureIds } from '../catalogue/measures.js'
import { clocks, grains } from '../contract/trends.js'

export const oneText = z.string().max(2_000, 'is too long: at most 2,000 characters')
const many = z.union([oneText.transform((value) => [value]), z.array(oneText).max(20, 'may be given at most 20 times')])

/** The parameters of `/trends` as they arrive: texts, of which only `where` may be repeated. */
export const trendParameters = z.strictObject({
  measure: oneText.describe(`One measure: ${measureIds.join(', ')}.`),
  by: oneText.optional().describe(`Up to three dimensions, separated by commas: ${dimensionIds.join(', ')}.`),
  clock: oneText.optional().describe(`A clock of the measure: ${clocks.join(', ')}. Default contributed.`),
  grain: oneText.optional().describe(`${grains.join(', ')}. Default none: no time axis.`),
  from: oneText.optional().describe('First day of the period on the clock: YYYY-MM-DD, or a day number on fromIndex.'),
  to: oneText.optional().describe('First day after the period. The period is half-open.'),
  where: many
    .optional()
    .describe('dimension:value,value; repeatable, all must hold; `unknown` is a value like any other.'),
  asOf: oneText.optional().describe('A snapshot id, or a date: the last snapshot published on or before it.'),
  cumulative: oneText.optional().describe('true or false: running totals of a count. Default false.'),
  panel: oneText
    .optional()
    .describe(
      'all, or fixed: only sites that have records in the first period and in the last whole one. Default all.',
    ),
  format: oneText.optional().describe('json, csv or parquet. Default json.'),
})

export type TrendParameters = z.infer<typeof trendParameters>
