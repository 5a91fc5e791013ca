import type { ClockId } from '../contract/trends.js'

interface MeasureBase {
  readonly label: string
  /** One sentence: what is counted, among whom. */
  readonly description: string
  readonly unit: string
  /** What its numbers count, as a reader says it. */
  readonly countingUnit: string
  /** The table whose rows are counted; see analytics/cube/relation.ts. */
  readonly base: Base
  /** A condition on the base's rows that belongs to the definition. */
  readonly restriction?: string
  readonly clocks: readonly ClockId[]
  /** It tells what was established about patients or studies, and not only what was contributed. */
  readonly tellsOutcome?: true
  readonly version: number
}

/** Whether a measure adds up over time, so that a running total of it makes sense. */
export const accumulates = (measure: Measure): boolean => measure.kind === 'count' && measure.distinct === undefined

/** Whether groups that share nobody come to their total, part by part: quartiles do not, nor do sites, of which two may be one. */
export const addsUp = (measure: Measure): boolean =>
  measure.kind !== 'duration' && (measure.kind !== 'count' || measure.distinct === undefined)

export type Base = 'patient' | 'study' | 'stay'

/**
 * A defined number. Expressions are SQL over the aliases of analytics/cube/relation.ts, NULL where unknown:
 * `count` adds up rows, a quantity, or distinct values; `proportion` is yes / (yes + no); `duration` is a
 * number of days of which quartiles are taken; `ratio` is rows per patient.
 */
export type Measure =
  | (MeasureBase & { readonly kind: 'count'; readonly sum?: string; readonly distinct?: string })
  | (MeasureBase & { readonly kind: 'proportion'; readonly outcome: string })
  | (MeasureBase & { readonly kind: 'duration'; readonly days: string })
  | (MeasureBase & { readonly kind: 'ratio' })
