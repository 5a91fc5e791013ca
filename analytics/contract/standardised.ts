import { z } from 'zod'
import { cell, interval, suppressionReason } from './cell.js'
import { clocks, filter, measureLabel, note } from './trends.js'

export const standardisationMethods = ['direct', 'indirect', 'both'] as const

/** What a client asks of `/outcomes/standardised`, as parsed. */
export const standardisedQuestion = z.object({
  measure: z.string(),
  by: z.array(z.string()).readonly(),
  clock: z.enum(clocks),
  from: z.string().nullable().describe('Half-open: an ISO date, or a day number on fromIndex.'),
  to: z.string().nullable(),
  where: z.array(filter).readonly(),
  asOf: z.string().nullable(),
  strata: z.array(z.string()).readonly().describe('The dimensions that groups are made alike in.'),
  standard: z.string().describe('own: the whole selection; or the id of a population by age.'),
  method: z.enum(standardisationMethods),
  confidence: z.number(),
})
export type StandardisedQuestion = Readonly<z.infer<typeof standardisedQuestion>>

const suppressed = z.object({ status: z.literal('suppressed'), reason: suppressionReason })

/** Why there is no directly standardised proportion, with the strata in which nobody is known. */
export const noDirect = z.object({
  status: z.literal('undefined'),
  reason: z
    .enum(['no-denominator', 'no-weight', 'empty-stratum'])
    .describe('empty-stratum: somebody of the standard is in a stratum in which nobody of the group is known.'),
  strata: z.array(z.string()).readonly().describe('Labels of the empty strata; none for other reasons.'),
})

export const directCell = z.discriminatedUnion('status', [
  z.object({ status: z.literal('shown'), value: z.number(), interval }),
  suppressed,
  noDirect,
])
export type DirectCell = Readonly<z.infer<typeof directCell>>

export const indirectCell = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('shown'),
    ratio: z.number().describe('Observed over expected.'),
    observed: z.number(),
    expected: z.number().describe('Had every stratum of the group the proportion of the whole selection.'),
    interval,
  }),
  suppressed,
  z.object({ status: z.literal('undefined'), reason: z.enum(['no-denominator', 'none-expected']) }),
])
export type IndirectCell = Readonly<z.infer<typeof indirectCell>>

export const reliabilityCell = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('shown'),
    reliable: z.boolean().describe('At least 16 with the outcome: a relative standard error of at most 25 %.'),
    standardisable: z
      .boolean()
      .describe('At least 10 with the outcome: of fewer, `direct` is not to be reported (Public Health England).'),
    relativeStandardError: z.number().exactOptional().describe('Absent where nobody has the outcome.'),
  }),
  suppressed,
  z.object({ status: z.literal('undefined'), reason: z.enum(['no-denominator']) }),
])
export type ReliabilityCell = Readonly<z.infer<typeof reliabilityCell>>

const differenceCell = z.discriminatedUnion('status', [
  z.object({ status: z.literal('shown'), value: z.number(), interval }),
  suppressed,
  z.object({ status: z.literal('undefined'), reason: z.enum(['no-denominator']) }),
])
export type DifferenceCell = Readonly<z.infer<typeof differenceCell>>

const numbers = {
  crude: cell.describe('As observed, among those whose strata are known; its interval is Wilson’s.'),
  reliability: reliabilityCell.describe('Whether those with the outcome are enough to be told apart from chance.'),
  leftOut: cell.describe('Those with an unknown stratum: in no other number of this answer.'),
  direct: directCell.exactOptional().describe('Weighted to the standard; absent where method is indirect.'),
  indirect: indirectCell.exactOptional().describe('Against the whole selection; absent where method is direct.'),
}

export const standardisedGroup = z.object({
  key: z.record(z.string(), z.string()).describe('Dimension id to value, `unknown` where it is not known.'),
  label: z.string(),
  ...numbers,
  difference: differenceCell.describe('The crude proportion less that of all others; the interval is Newcombe’s.'),
})
export type StandardisedGroup = Readonly<z.infer<typeof standardisedGroup>>

const weight = z.discriminatedUnion('status', [
  z.object({ status: z.literal('shown'), value: z.number() }),
  suppressed,
  z.object({ status: z.literal('undefined'), reason: z.enum(['no-weight']) }),
])
export type WeightCell = Readonly<z.infer<typeof weight>>

export const standardisedAnswer = z.object({
  question: standardisedQuestion,
  snapshot: z.object({ id: z.string(), publishedAt: z.string(), dataTo: z.string().nullable() }),
  measure: measureLabel,
  countingUnit: z.string().describe('What the numbers count: patients or studies.'),
  standard: z.object({
    id: z.string(),
    label: z.string(),
    strata: z
      .array(
        z.object({
          key: z.record(z.string(), z.string()),
          label: z.string(),
          share: weight.describe('The share of the standard that lies in the stratum.'),
        }),
      )
      .readonly(),
  }),
  sites: z
    .discriminatedUnion('status', [z.object({ status: z.literal('shown'), value: z.number().int() }), suppressed])
    .describe('Sites with at least one patient whose outcome and strata are known.'),
  groups: z.array(standardisedGroup).readonly(),
  total: z.object(numbers).describe('Every unit once, whatever it is grouped by.'),
  excluded: z
    .record(z.string(), z.number())
    .describe('Records that the clock left out, by reason; absent where it does not apply or is withheld.'),
  threshold: z
    .number()
    .int()
    .nullable()
    .describe('Counts of patients from 1 to threshold - 1 are withheld; null: the caller sees exact numbers.'),
  notes: z.array(note).readonly(),
})
export type StandardisedAnswer = Readonly<z.infer<typeof standardisedAnswer>>
