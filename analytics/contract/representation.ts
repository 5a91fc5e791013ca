import { z } from 'zod'
import { attributes } from '../catalogue/attributes.js'
import { interval, suppressionReason } from './cell.js'
import { note, period, trendQuestion } from './trends.js'

export const representationGrains = ['none', 'month', 'quarter', 'year'] as const

/** `all` has “not reported” as a category of its own, `known` leaves it out. */
export const reportings = ['all', 'known'] as const
export type Reporting = (typeof reportings)[number]

/** What a client asks of `/representation`, as parsed. */
export const representationQuestion = trendQuestion.omit({ measure: true, cumulative: true }).extend({
  attribute: z.enum(attributes),
  reference: z.string(),
  clock: z.literal('contributed'),
  grain: z.enum(representationGrains),
  reported: z.array(z.enum(reportings)).readonly(),
  confidence: z.number(),
})
export type RepresentationQuestion = Readonly<z.infer<typeof representationQuestion>>

export const referenceLabel = z.object({
  id: z.string(),
  label: z.string(),
  source: z.string(),
  date: z.string().nullable().describe('The year or the day its figures are of, where it is told.'),
})

const suppressed = z.object({ status: z.literal('suppressed'), reason: suppressionReason })

export const noPatientsReason = z
  .enum(['no-patients', 'none-reported'])
  .describe('none-reported: there are patients, and for none of them the attribute is known.')
const noPatients = z.object({ status: z.literal('undefined'), reason: noPatientsReason })

export const distanceCell = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('shown'),
    value: z.number().describe('Jensen–Shannon distance, base 2: 0 the same shares, 1 no category in common.'),
    interval: interval.describe('Of the patients, drawn anew; the reference is held fixed. Biased upwards for few.'),
    noiseFloor: z
      .object({ median: z.number(), percentile95: z.number() })
      .describe('Distances that chance alone gives as many patients drawn from the reference itself.'),
  }),
  suppressed,
  noPatients,
])
export type DistanceCell = Readonly<z.infer<typeof distanceCell>>

export const shareCell = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('shown'),
    patients: z.number(),
    share: z.number().describe('Of the patients that are compared.'),
    difference: z.number().describe('Share here less share in the reference.'),
    interval: interval.describe('Of the difference; the reference is held fixed.'),
  }),
  suppressed,
  noPatients,
])
export type ShareCell = Readonly<z.infer<typeof shareCell>>

export const comparedCategory = z.object({
  value: z.string().describe('A value of the attribute, `unknown` where it is not known, or `withheld`.'),
  label: z.string(),
  shareInReference: z.number(),
  cell: shareCell,
})
export type ComparedCategory = Readonly<z.infer<typeof comparedCategory>>

export const countCell = z.discriminatedUnion('status', [
  z.object({ status: z.literal('shown'), value: z.number() }),
  suppressed,
])

export const comparison = z.object({
  reported: z.enum(reportings),
  patients: countCell.describe('Who are compared: all up to the end of the period, or those among them who are known.'),
  distance: distanceCell,
  categories: z.array(comparedCategory).readonly(),
})
export type RepresentationComparison = Readonly<z.infer<typeof comparison>>

export const comparedPeriod = z.object({
  period: period.nullable().describe('null without a time axis. Counts are of all up to its end.'),
  provisional: z.boolean().describe('Still filling.'),
  comparisons: z.array(comparison).readonly().describe('One for each way asked to treat those not reported.'),
})

export const comparedGroup = z.object({
  key: z.record(z.string(), z.string()),
  label: z.string(),
  withheld: z
    .array(z.string())
    .readonly()
    .describe('Values with few patients, compared as the one category `withheld` here and in the reference.'),
  periods: z.array(comparedPeriod).readonly(),
})
export type ComparedGroup = Readonly<z.infer<typeof comparedGroup>>

export const representationAnswer = z.object({
  question: representationQuestion,
  snapshot: z.object({ id: z.string(), publishedAt: z.string(), dataTo: z.string().nullable() }),
  attribute: z.object({ id: z.enum(attributes), label: z.string(), description: z.string() }),
  reference: referenceLabel,
  countingUnit: z.literal('patients'),
  groups: z.array(comparedGroup).readonly(),
  excluded: z.record(z.string(), z.number()).describe('Patients left out, by reason.'),
  resampling: z
    .object({ seed: z.number().int(), replicates: z.number().int() })
    .describe('Of each interval and each noise floor: the same question gives the same numbers.'),
  threshold: z.number().int().nullable(),
  notes: z.array(note).readonly(),
})
export type RepresentationAnswer = Readonly<z.infer<typeof representationAnswer>>
