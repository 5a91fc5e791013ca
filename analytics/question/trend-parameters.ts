import { z } from 'zod'
import { dimensionIds } from '../catalogue/dimensions.js'
import { measureIds } from '../catalogue/measures.js'
import { clocks, grains } from '../contract/trends.js'

const one = z.string().max(2_000, 'is too long: at most 2,000 characters')
const many = z.union([one.transform((value) => [value]), z.array(one).max(20, 'may be given at most 20 times')])

/** The parameters of `/trends` as they arrive: texts, of which only `where` may be repeated. */
export const trendParameters = z.strictObject({
  measure: one.describe(`One measure: ${measureIds.join(', ')}.`),
  by: one.optional().describe(`Up to three dimensions, separated by commas: ${dimensionIds.join(', ')}.`),
  clock: one.optional().describe(`A clock of the measure: ${clocks.join(', ')}. Default contributed.`),
  grain: one.optional().describe(`${grains.join(', ')}. Default none: no time axis.`),
  from: one.optional().describe('First day of the period on the clock: YYYY-MM-DD, or a day number on fromIndex.'),
  to: one.optional().describe('First day after the period. The period is half-open.'),
  where: many
    .optional()
    .describe('dimension:value,value; repeatable, all must hold; `unknown` is a value like any other.'),
  asOf: one.optional().describe('A snapshot id, or a date: the last snapshot published on or before it.'),
  cumulative: one.optional().describe('true or false: running totals of a count. Default false.'),
  format: one.optional().describe('json, csv or parquet. Default json.'),
})

export type TrendParameters = z.infer<typeof trendParameters>
