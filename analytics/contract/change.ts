import { z } from 'zod'
import { interval } from './cell.js'
import { grains, measureLabel, note, period, trendQuestion } from './trends.js'

export const changeModels = ['quasiPoisson', 'poisson', 'negativeBinomial'] as const
export type ChangeModel = (typeof changeModels)[number]

/** What a client asks of `/change`, as parsed. */
export const changeQuestion = trendQuestion.omit({ cumulative: true }).extend({
  model: z.enum(changeModels),
  joinpoints: z.number().int().describe('The most joinpoints that are looked for; 0: one trend over all periods.'),
  confidence: z.number(),
})
export type ChangeQuestion = Readonly<z.infer<typeof changeQuestion>>

export const noChangeReason = z.enum([
  'too-few-periods',
  'no-cases',
  'cases-at-one-end',
  'no-variation-in-time',
  'too-few-observations',
  'collinear',
  'did-not-converge',
  'not-overdispersed',
  'zero-counts',
  'too-many-periods',
  'withheld-periods',
])

const noChange = z.object({
  status: z.literal('undefined'),
  reason: noChangeReason.describe(
    'withheld-periods: some counts are withheld, and without them the rest would mislead. too-many-periods: for as many groups and joinpoints; a coarser grain has fewer.',
  ),
})

export const percentChange = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('shown'),
    value: z.number().describe('Percent a period of the grain.'),
    interval: interval.nullable(),
    pValue: z.number().nullable(),
    doublingTime: z.number().nullable().describe('In periods; below zero, the time in which it halves.'),
    dispersion: z
      .number()
      .describe('Variance over that of Poisson counts: 1 where counts vary by chance alone, less where shares do.'),
    autocorrelation: z
      .number()
      .nullable()
      .describe('Lag 1, of the residuals: beyond 0.3 the interval is too narrow, beyond -0.3 too wide.'),
    beside: z
      .object({ model: z.literal('negativeBinomial'), value: z.number(), interval: interval.nullable() })
      .nullable()
      .describe('Another model, where the residuals are not to be relied on and it could be fitted.'),
  }),
  noChange,
])
export type PercentChange = Readonly<z.infer<typeof percentChange>>

export const segment = z.object({
  from: z.string().describe('Label of its first period.'),
  to: z.string().describe('Label of its last period.'),
  value: z.number().describe('Percent a period of the grain.'),
  interval: interval.nullable(),
})

export const joinpointTrend = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('shown'),
    criterion: z.literal('BIC3'),
    joinpoints: z.array(z.string()).readonly().describe('Labels of the periods where the trend changes.'),
    segments: z.array(segment).readonly(),
    average: z.number().describe('The average percent change, each segment by its length.'),
    interval: interval.nullable(),
  }),
  noChange,
])
export type JoinpointTrend = Readonly<z.infer<typeof joinpointTrend>>

export const changeOfGroup = z.object({
  key: z.record(z.string(), z.string()),
  label: z.string(),
  change: percentChange,
  joinpoints: joinpointTrend.nullable().describe('null where none were asked for.'),
  periods: z.object({
    used: z.number().int(),
    from: period.nullable().describe('The first that is used.'),
    to: period.nullable().describe('The last that is used.'),
    provisional: z.number().int().describe('Left out: still filling.'),
    withheld: z.number().int(),
    undefined: z.number().int().describe('Left out: nothing to divide by.'),
  }),
})
export type ChangeOfGroup = Readonly<z.infer<typeof changeOfGroup>>

export const siteMix = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('shown'),
    from: z.string().describe('Label of the first period that is used.'),
    to: z.string().describe('Label of the last period that is used.'),
    difference: z.number().describe('The last share less the first; within and mix add up to it.'),
    within: z.number().describe('What changed within the sites.'),
    mix: z.number().describe('What came of other sites sending more of the patients, or fewer.'),
    sites: z.number().int(),
  }),
  z.object({ status: z.literal('suppressed'), reason: z.literal('protected') }),
  z.object({ status: z.literal('undefined'), reason: z.enum(['too-few-periods', 'no-denominator']) }),
])
export type SiteMix = Readonly<z.infer<typeof siteMix>>

export const changeAnswer = z.object({
  question: changeQuestion,
  snapshot: z.object({ id: z.string(), publishedAt: z.string(), dataTo: z.string().nullable() }),
  measure: measureLabel,
  countingUnit: z.string(),
  estimand: z.string(),
  unitOfTime: z.enum(grains).describe('A change is told a period of this grain.'),
  groups: z.array(changeOfGroup).readonly(),
  total: changeOfGroup.describe('Every unit once, whatever it is grouped by.'),
  siteMix: siteMix
    .nullable()
    .describe('Of a share: how much of its change is that of the sites, and how much that of their mix. Else null.'),
  threshold: z.number().int().nullable(),
  notes: z.array(note).readonly(),
})
export type ChangeAnswer = Readonly<z.infer<typeof changeAnswer>>
