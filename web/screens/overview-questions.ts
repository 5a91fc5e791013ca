import type { TrendQuestion } from '#analytics/contract/trends.js'
import { formatTrendQuestion, plainQuestion } from '../question/trend-question.js'
import { hrefOf } from '../question/use-question.js'

const numberMeasures = ['studies', 'patients', 'sites', 'covid19Positive', 'icuAdmitted'] as const
export type NumberMeasure = (typeof numberMeasures)[number]

/** The headlines in their order: a collection of patients without exams leads with its patients. */
export const headlines = (unit: CollectionUnit): readonly NumberMeasure[] =>
  unit === 'studies' ? numberMeasures : numberMeasures.filter((measure) => measure !== 'studies')

export type Atlas = 'us-states' | 'world'

export const wholeQuestion = (measure: string, asOf: string | null): TrendQuestion => ({
  ...plainQuestion(measure),
  asOf,
})

export const monthlyQuestion = (measure: string, asOf: string | null): TrendQuestion => ({
  ...wholeQuestion(measure, asOf),
  grain: 'month',
})

/** What the collection is told in: exams, or patients where the sources brought no imaging records. */
export type CollectionUnit = 'studies' | 'patients'

export const contributionsQuestion = (unit: CollectionUnit, asOf: string | null): TrendQuestion => ({
  ...monthlyQuestion(unit, asOf),
  by: [unit === 'studies' ? 'modality' : 'covid19Status'],
})

export const residenceQuestion = (atlas: Atlas, asOf: string | null): TrendQuestion => ({
  ...wholeQuestion('patients', asOf),
  by: [atlas === 'us-states' ? 'patientSubdivision' : 'patientCountry'],
})

export const intensiveCareQuestion = (asOf: string | null): TrendQuestion => ({
  ...wholeQuestion('icuAdmitted', asOf),
  by: ['ageBand'],
})

export const agesQuestion = (asOf: string | null): TrendQuestion => ({
  ...wholeQuestion('patients', asOf),
  by: ['ageBand'],
})

export const exploreHref = (question: TrendQuestion): string => hrefOf('/explore', formatTrendQuestion(question))
