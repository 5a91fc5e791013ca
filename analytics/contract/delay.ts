import { z } from 'zod'
import { interval, suppressionReason } from './cell.js'
import { note, period, trendQuestion } from './trends.js'

export const delayGrains = ['isoWeek', 'epiWeek', 'month', 'quarter'] as const
export type DelayGrain = (typeof delayGrains)[number]

/** What a client asks of `/delay`, as parsed. */
export const delayQuestion = trendQuestion.omit({ measure: true, cumulative: true, panel: true }).extend({
  clock: z.literal('performed'),
  grain: z.enum(delayGrains),
  maxDelay: z.number().int().describe('In periods of the grain. What came later is gathered in it.'),
  window: z.number().int().nullable().describe('Only the last so many periods are used; null: as many as there are.'),
  completeFrom: z.number().describe('A period of which less than this share has come is provisional.'),
  confidence: z.number(),
})
export type DelayQuestion = Readonly<z.infer<typeof delayQuestion>>

export const noDelayReasons = [
  'no-dated-exams',
  'shifted-dates',
  'too-coarse-dates',
  'no-contribution-dates',
  'too-few-periods',
  'delays-unknown',
] as const
export type NoDelayReason = (typeof noDelayReasons)[number]

const reasons = z
  .enum(noDelayReasons)
  .describe('delays-unknown: of some delay nothing is known, since nothing had come of periods old enough for it.')
const suppressed = z.object({ status: z.literal('suppressed'), reason: suppressionReason })
const noDelay = z.object({ status: z.literal('undefined'), reason: reasons })

export const studiesCell = z.discriminatedUnion('status', [
  z.object({ status: z.literal('shown'), value: z.number() }),
  suppressed,
])
export type StudiesCell = Readonly<z.infer<typeof studiesCell>>

export const reportsCell = z.discriminatedUnion('status', [
  z.object({ status: z.literal('shown'), value: z.number() }),
  suppressed,
  z.object({ status: z.literal('undefined'), reason: z.literal('still-to-come') }),
])
export type ReportsCell = Readonly<z.infer<typeof reportsCell>>

export const completenessCell = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('shown'),
    share: z.number().describe('Of the studies that come within the longest delay, those that have come by this one.'),
    variance: z.number().nullable().describe('null where the share is rounded to protect people.'),
    interval: interval.nullable().describe('null where the share is 1 or 0: a standard error cannot tell.'),
  }),
  suppressed,
  noDelay,
])
export type CompletenessCell = Readonly<z.infer<typeof completenessCell>>

export const estimateCell = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('shown'),
    value: z.number().describe('Studies of the period once all have come that come within the longest delay.'),
    variance: z.number().nullable().describe('null where the estimate is rounded to protect people.'),
    interval,
  }),
  suppressed,
  z.object({
    status: z.literal('undefined'),
    reason: z.enum([...noDelayReasons, 'nothing-reported-yet', 'too-early']),
  }),
])
export type EstimateCell = Readonly<z.infer<typeof estimateCell>>

export const medianCell = z.discriminatedUnion('status', [
  z.object({ status: z.literal('shown'), value: z.number().int() }),
  suppressed,
  noDelay,
])
export type MedianCell = Readonly<z.infer<typeof medianCell>>

export const backTestCell = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('shown'),
    coverage: z.number().describe('The part of the intervals of earlier nowcasts that hold what has come since.'),
    tests: z.number().int().describe('Earlier nowcasts that were judged. Those of one period resemble each other.'),
  }),
  suppressed,
  noDelay,
])
export type BackTestCell = Readonly<z.infer<typeof backTestCell>>

export const triangleRow = z.object({
  period: period.describe('In which the exams were made.'),
  reports: z.array(reportsCell).readonly().describe('Studies contributed so many periods later, from 0 to maxDelay.'),
})

export const nowcastRow = z.object({
  period,
  observed: studiesCell.describe('Studies that have come.'),
  completeness: completenessCell,
  provisional: z.boolean().describe('Still filling: to be kept out of trends, signals and headlines.'),
  estimate: estimateCell,
})
export type NowcastRow = Readonly<z.infer<typeof nowcastRow>>

export const delayOfGroup = z.object({
  key: z.record(z.string(), z.string()),
  label: z.string(),
  triangle: z.array(triangleRow).readonly(),
  completeness: z.array(z.object({ delay: z.number().int(), cell: completenessCell })).readonly(),
  nowcast: z.array(nowcastRow).readonly(),
  medianDelay: medianCell.describe('Periods of the grain by which half of the studies have come.'),
  backTest: backTestCell,
  earlier: studiesCell.describe('Exams left out: made before the first contribution, or before the periods used.'),
})
export type DelayOfGroup = Readonly<z.infer<typeof delayOfGroup>>

export const delayAnswer = z.object({
  question: delayQuestion,
  snapshot: z.object({ id: z.string(), publishedAt: z.string(), dataTo: z.string().nullable() }),
  countingUnit: z.literal('studies'),
  present: period.nullable().describe('The last whole period that the data reach: all is told as it stood at its end.'),
  groups: z.array(delayOfGroup).readonly(),
  deliveries: z
    .object({ days: z.number().int(), weeks: z.number().int() })
    .nullable()
    .describe('Days on which studies came, and weeks from the first to the present; null where too few have come.'),
  excluded: z.record(z.string(), z.number()).describe('Studies left out, by reason; absent where none or withheld.'),
  threshold: z.number().int().nullable(),
  notes: z.array(note).readonly(),
})
export type DelayAnswer = Readonly<z.infer<typeof delayAnswer>>
