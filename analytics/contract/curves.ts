import { z } from 'zod'
import { interval, suppressionReason } from './cell.js'
import { filter, note } from './trends.js'

export const curveMethods = ['cumulativeIncidence', 'kaplanMeier'] as const
export type CurveMethod = (typeof curveMethods)[number]

export const curveEntries = ['admission', 'firstStudy'] as const
export type CurveEntry = (typeof curveEntries)[number]

/** What a client asks of `/outcomes/curves`, as parsed. */
export const curveQuestion = z.object({
  event: z.string(),
  method: z.enum(curveMethods),
  entry: z
    .enum(curveEntries)
    .describe('From when patients are followed; days are counted from time zero all the same.'),
  by: z.array(z.string()).readonly(),
  where: z.array(filter).readonly(),
  asOf: z.string().nullable(),
  horizon: z.number().int().describe('Days from time zero after which nobody is followed.'),
  at: z.array(z.number().int()).readonly().describe('Days at which values are read from the curves.'),
  confidence: z.number(),
})
export type CurveQuestion = Readonly<z.infer<typeof curveQuestion>>

const suppressed = z.object({ status: z.literal('suppressed'), reason: suppressionReason })

const absent = <const Reasons extends readonly [string, ...string[]]>(reasons: Reasons) =>
  z.object({ status: z.literal('undefined'), reason: z.enum(reasons) })

export const shareCell = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('shown'),
    value: z.number(),
    interval: interval.nullable().describe('null while the share is 0 and where it is 1.'),
  }),
  suppressed,
  absent(['few-at-risk']),
])
export type ShareCell = Readonly<z.infer<typeof shareCell>>

export const dayCell = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('shown'),
    value: z.number().describe('Days from time zero.'),
    lower: z.number().nullable().describe('null where the limit of the curve does not reach the share.'),
    upper: z.number().nullable(),
  }),
  suppressed,
  absent(['no-events', 'not-reached']),
])
export type DayCell = Readonly<z.infer<typeof dayCell>>

export const meanCell = z.discriminatedUnion('status', [
  z.object({ status: z.literal('shown'), value: z.number(), interval }),
  suppressed,
  absent(['few-at-risk']),
])
export type MeanCell = Readonly<z.infer<typeof meanCell>>

export const causeAtStep = z.object({
  cause: z.string(),
  events: z.number().int().describe('Since the last step at which this cause is shown.'),
  incidence: shareCell.describe('Share of all patients with this cause first, by this day.'),
})

export const curveStep = z.object({
  day: z.number().int(),
  atRisk: z.number().int().describe('Just before this day’s events, less those whose leaving an earlier step shows.'),
  censored: z.number().int().describe('Last heard of since the last step, and still there then.'),
  eventFree: shareCell,
  causes: z.array(causeAtStep).readonly(),
})
export type CurveStep = Readonly<z.infer<typeof curveStep>>

export const valueAt = z.object({
  cause: z.string(),
  day: z.number().int(),
  readOn: z
    .number()
    .int()
    .nullable()
    .describe('The day of the curve that the value stands for; null where it has none.'),
  incidence: shareCell,
})
export type ValueAt = Readonly<z.infer<typeof valueAt>>

export const quantileDay = z.object({
  cause: z.string(),
  share: z.number().describe('Of all patients, not of those who had the event.'),
  day: dayCell,
})

export const curveEnd = z.object({
  day: z.number().int().nullable().describe('The last day of the curve; null where it has none.'),
  reason: z
    .enum(['horizon', 'nobody-left', 'few-at-risk'])
    .describe('few-at-risk: what came later cannot be shown without telling of few patients.'),
})
export type CurveEnd = Readonly<z.infer<typeof curveEnd>>

export const shownCurve = z.object({
  status: z.literal('shown'),
  patients: z.number().int(),
  events: z.array(z.object({ cause: z.string(), events: z.number().int() })).readonly(),
  censored: z.number().int().describe('Still there when last heard of, before the horizon.'),
  remaining: z.number().int().describe('Still there at the end of the curve, and those whose leaving it cannot show.'),
  steps: z.array(curveStep).readonly(),
  ends: curveEnd,
  values: z.array(valueAt).readonly(),
  quantiles: z.array(quantileDay).readonly(),
  meanEventFree: meanCell.describe('Mean days without any of the events, of those from time zero to the horizon.'),
})
export type ShownCurve = Readonly<z.infer<typeof shownCurve>>

/** `emptied`: with late entry, nobody was at risk for a while, and what the curve says later would not count. */
export const curve = z.discriminatedUnion('status', [shownCurve, suppressed, absent(['nobody-observed', 'emptied'])])
export type Curve = Readonly<z.infer<typeof curve>>

export const curveGroup = z.object({
  key: z.record(z.string(), z.string()),
  label: z.string(),
  curve,
})
export type CurveGroup = Readonly<z.infer<typeof curveGroup>>

export const curveTest = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('shown'),
    name: z.enum(['log-rank', 'Gray']),
    groups: z.array(z.string()).readonly().describe('Labels of those compared: with a known value, and followed.'),
    statistic: z.number(),
    degreesOfFreedom: z.number().int(),
    p: z.number(),
  }),
  suppressed,
  absent(['one-group', 'overlapping-groups', 'too-many-groups', 'late-entry', 'no-events', 'no-variance']),
])
export type CurveTest = Readonly<z.infer<typeof curveTest>>

export const curveAnswer = z.object({
  question: curveQuestion,
  snapshot: z.object({ id: z.string(), publishedAt: z.string(), dataTo: z.string().nullable() }),
  event: z.object({
    id: z.string(),
    label: z.string(),
    description: z.string(),
    timeZero: z.string().describe('The day from which days are counted: 0.'),
    causes: z
      .array(z.object({ id: z.string(), label: z.string() }))
      .readonly()
      .describe('The event asked for, and those that compete with it.'),
  }),
  countingUnit: z.literal('patients').describe('Each by the first stay alone.'),
  groups: z.array(curveGroup).readonly(),
  total: curve.describe('Every patient once. Withheld from a role with a threshold where groups are told apart.'),
  test: curveTest.describe('Whether the groups differ in the event asked for.'),
  excluded: z
    .record(z.string(), z.number())
    .describe('Patients with a stay who are not followed, by reason; absent where none is, or it is withheld.'),
  threshold: z.number().int().nullable(),
  notes: z.array(note).readonly(),
})
export type CurveAnswer = Readonly<z.infer<typeof curveAnswer>>
