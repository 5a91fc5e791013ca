import type { DelayGrain } from '../contract/delay.js'

/** A grain of a delay; years for trends by year. */
export type SpanGrain = DelayGrain | 'year'

/** How long delays are followed, in periods: about a year, unless a question says otherwise. */
export const longestDelay: Readonly<Record<SpanGrain, number>> = {
  isoWeek: 26,
  epiWeek: 26,
  month: 12,
  quarter: 4,
  year: 2,
}

/** Ten years of periods: an exam with a date of long ago must not draw the triangle out to it. */
export const mostPeriods: Readonly<Record<SpanGrain, number>> = {
  isoWeek: 520,
  epiWeek: 520,
  month: 120,
  quarter: 40,
  year: 10,
}

/** The longest delay that may be asked for. */
export const mostDelays: Readonly<Record<DelayGrain, number>> = { isoWeek: 104, epiWeek: 104, month: 60, quarter: 20 }

export const singular: Readonly<Record<SpanGrain, string>> = {
  isoWeek: 'week',
  epiWeek: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
}

export const plural = (grain: SpanGrain): string => `${singular[grain]}s`
