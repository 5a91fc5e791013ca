import { z } from 'zod'
import { cell } from './cell.js'

export const grains = ['day', 'isoWeek', 'epiWeek', 'month', 'quarter', 'year', 'none'] as const
export type Grain = (typeof grains)[number]

export const clocks = ['contributed', 'performed', 'fromIndex'] as const
export type ClockId = (typeof clocks)[number]

export const roles = ['public', 'researcher', 'manager', 'operator'] as const
export type Role = (typeof roles)[number]

export const filter = z.object({ dimension: z.string(), values: z.array(z.string()).readonly() })
export type Filter = Readonly<z.infer<typeof filter>>

/** What a client asks of `/trends`, as parsed: every id exists, every value is allowed. */
export const trendQuestion = z.object({
  measure: z.string(),
  by: z.array(z.string()).readonly(),
  clock: z.enum(clocks),
  grain: z.enum(grains),
  from: z.string().nullable().describe('Half-open: an ISO date, or a day number on fromIndex.'),
  to: z.string().nullable(),
  where: z.array(filter).readonly(),
  asOf: z.string().nullable(),
  cumulative: z.boolean(),
  panel: z
    .literal('fixed')
    .exactOptional()
    .describe('Only sites that have records in the first period and in the last whole one.'),
})
export type TrendQuestion = Readonly<z.infer<typeof trendQuestion>>

export const period = z.object({
  label: z.string(),
  from: z.string().describe('Half-open [from, to): ISO dates, or day numbers as text on fromIndex.'),
  to: z.string(),
})
export type Period = Readonly<z.infer<typeof period>>

export const periodCell = z.object({
  period: period.nullable().describe('null without a time axis.'),
  provisional: z.boolean().describe('Still filling within the reporting lag.'),
  cell,
})
export type PeriodCell = Readonly<z.infer<typeof periodCell>>

export const group = z.object({
  key: z.record(z.string(), z.string()).describe('Dimension id to value, `unknown` where it is not known.'),
  label: z.string(),
  cells: z.array(periodCell).readonly(),
})
export type Group = Readonly<z.infer<typeof group>>

export const note = z.object({ code: z.string(), text: z.string() })
export type Note = Readonly<z.infer<typeof note>>

export const measureLabel = z.object({
  id: z.string(),
  label: z.string(),
  description: z.string(),
  unit: z.string(),
  kind: z.enum(['count', 'proportion', 'duration', 'ratio']),
  version: z.number().int(),
})
export type MeasureLabel = Readonly<z.infer<typeof measureLabel>>

export const trendAnswer = z.object({
  question: trendQuestion,
  snapshot: z.object({ id: z.string(), publishedAt: z.string(), dataTo: z.string().nullable() }),
  measure: measureLabel,
  countingUnit: z.string().describe('What the numbers count: patients, studies, …'),
  estimand: z.string().describe('One sentence: who and what is told of, by which clock, of how many sites.'),
  groups: z.array(group).readonly(),
  total: z.object({ cells: z.array(periodCell).readonly() }).describe('Every unit once, whatever it is grouped by.'),
  excluded: z
    .record(z.string(), z.number())
    .describe('Records left out, by reason; absent where it does not apply or is withheld.'),
  threshold: z
    .number()
    .int()
    .nullable()
    .describe('Counts of patients from 1 to threshold - 1 are withheld; null: the caller sees exact numbers.'),
  notes: z.array(note).readonly(),
})
export type TrendAnswer = Readonly<z.infer<typeof trendAnswer>>
