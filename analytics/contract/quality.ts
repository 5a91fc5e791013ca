import { z } from 'zod'
import { cell, suppressionReason } from './cell.js'
import { runFinding } from './runs.js'
import { group, note, periodCell, trendQuestion } from './trends.js'

export const qualityGrains = ['none', 'month', 'quarter', 'year'] as const

/** What a client asks of `/quality`, as parsed. */
export const qualityQuestion = trendQuestion.pick({ by: true, where: true, asOf: true }).extend({
  fields: z.array(z.string()).readonly().describe('Whose completeness is told.'),
  clock: z.literal('contributed'),
  grain: z.enum(qualityGrains),
  thresholds: z
    .record(z.string(), z.number())
    .describe('By rule: the share that may fail before its check is told; others are judged as usual.'),
})
export type QualityQuestion = Readonly<z.infer<typeof qualityQuestion>>

export const completenessOfField = z.object({
  field: z.object({
    id: z.string(),
    label: z.string(),
    kind: z.enum(['dimension', 'outcome', 'date']),
  }),
  countingUnit: z.enum(['patients', 'studies']),
  groups: z.array(group).readonly().describe('Each cell is the share for whom the field is known.'),
  total: z.object({ cells: z.array(periodCell).readonly() }).describe('Every unit once, whatever it is grouped by.'),
})
export type CompletenessOfField = Readonly<z.infer<typeof completenessOfField>>

export const recordCount = z.discriminatedUnion('status', [
  z.object({ status: z.literal('shown'), value: z.number() }),
  z.object({ status: z.literal('suppressed'), reason: suppressionReason }),
])
export type RecordCount = Readonly<z.infer<typeof recordCount>>

/** What a rule found when the snapshot was made, judged by the thresholds of the question. */
export const checkFound = runFinding.pick({ rule: true, category: true, severity: true, entity: true }).extend({
  label: z.string(),
  site: z
    .string()
    .nullable()
    .describe('Its code; null where the rule is of no one site, or its site has few patients.'),
  failed: recordCount,
  share: cell.describe('Of the records that were checked; undefined where the rule has nothing to take a share of.'),
  told: z
    .boolean()
    .nullable()
    .describe('Its share reaches the threshold of its rule; null where the share is withheld.'),
  message: z.string().nullable().describe('null where its numbers are withheld, or where it names a record.'),
})
export type CheckFound = Readonly<z.infer<typeof checkFound>>

export const unmappedValue = z.object({
  source: z.string(),
  entity: z.string(),
  field: z.string(),
  kind: z.enum(['unmapped', 'invalid']).describe('In no code list, or not to be read as what the field is.'),
  value: z.string().describe('As the source has it. It counts as unknown.'),
  reason: z.string(),
  records: z.number().int(),
})
export type UnmappedValue = Readonly<z.infer<typeof unmappedValue>>

export const rejectedRecords = z.object({
  source: z.string(),
  entity: z.string(),
  rule: z.string(),
  field: z.string().nullable(),
  records: recordCount,
})
export type RejectedRecords = Readonly<z.infer<typeof rejectedRecords>>

export const qualityAnswer = z.object({
  question: qualityQuestion,
  snapshot: z.object({ id: z.string(), publishedAt: z.string(), dataTo: z.string().nullable() }),
  completeness: z.array(completenessOfField).readonly(),
  checks: z.array(checkFound).readonly().describe('Of the whole snapshot, those that are told first.'),
  unmapped: z.array(unmappedValue).readonly().describe('Of the whole snapshot; those of most records first.'),
  rejected: z
    .array(rejectedRecords)
    .readonly()
    .describe('Of the whole snapshot: records kept out, never their values.'),
  excluded: z
    .object({ patients: z.record(z.string(), z.number()), studies: z.record(z.string(), z.number()) })
    .describe('Left out of the time axis, by reason; absent where it does not apply or is withheld.'),
  threshold: z
    .number()
    .int()
    .nullable()
    .describe('Counts of patients from 1 to threshold - 1 are withheld; null: the caller sees exact numbers.'),
  notes: z.array(note).readonly(),
})
export type QualityAnswer = Readonly<z.infer<typeof qualityAnswer>>
