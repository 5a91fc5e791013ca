import { z } from 'zod'
import { measureLabel, note, period, trendQuestion } from './trends.js'

export const aberrationMethods = ['earsC1', 'earsC2', 'earsC3', 'farrington'] as const

/** What a client asks of `/aberrations`, as parsed. */
export const aberrationQuestion = trendQuestion.omit({ cumulative: true }).extend({
  method: z.enum(aberrationMethods),
  alpha: z
    .number()
    .describe(
      'One-sided. Farrington: how often a week in which nothing is unusual gives a signal. EARS: the same if mean and deviation were known; with a short baseline signals are more frequent, as a note tells.',
    ),
  baseline: z.number().int().describe('EARS: periods that a count is compared with.'),
  years: z.number().int().describe('Farrington: years that the expected count comes from.'),
})
export type AberrationQuestion = Readonly<z.infer<typeof aberrationQuestion>>

export const noSignalReason = z.enum([
  'provisional',
  'withheld',
  'too-little-history',
  'unknown-count',
  'too-few-recent-cases',
  'no-cases',
  'too-few-observations',
  'collinear',
  'did-not-converge',
])
export type NoSignalReason = z.infer<typeof noSignalReason>

export const signalPoint = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('shown'),
    count: z.number(),
    expected: z.number().nullable().describe('What the periods before it lead to expect; null for EARS C3.'),
    upper: z.number().describe('A count above this is a signal.'),
    pValue: z.number().nullable().describe('Of this count or more where nothing is unusual; null for EARS C3.'),
    signal: z.boolean(),
  }),
  z.object({ status: z.literal('undefined'), reason: noSignalReason }),
])
export type SignalPoint = Readonly<z.infer<typeof signalPoint>>

export const signalsOfGroup = z.object({
  key: z.record(z.string(), z.string()),
  label: z.string(),
  points: z.array(z.object({ period, point: signalPoint })).readonly(),
  latest: z
    .object({
      period,
      signal: z.boolean(),
      pValue: z.number().nullable(),
      adjusted: z.number().nullable().describe('After Benjamini and Hochberg, among the groups judged in this period.'),
    })
    .nullable()
    .describe('The last period that could be judged.'),
})
export type SignalsOfGroup = Readonly<z.infer<typeof signalsOfGroup>>

export const aberrationAnswer = z.object({
  question: aberrationQuestion,
  snapshot: z.object({ id: z.string(), publishedAt: z.string(), dataTo: z.string().nullable() }),
  measure: measureLabel,
  countingUnit: z.string(),
  estimand: z.string(),
  series: z.number().int().describe('How many series had a count that could be judged.'),
  groups: z.array(signalsOfGroup).readonly(),
  threshold: z.number().int().nullable(),
  notes: z.array(note).readonly(),
})
export type AberrationAnswer = Readonly<z.infer<typeof aberrationAnswer>>
