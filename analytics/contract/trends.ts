import type { Cell } from './cell.js'

export const grains = ['day', 'isoWeek', 'epiWeek', 'month', 'quarter', 'year', 'none'] as const
export type Grain = (typeof grains)[number]

export const clocks = ['contributed', 'performed', 'fromIndex'] as const
export type ClockId = (typeof clocks)[number]

export const roles = ['public', 'researcher', 'manager', 'operator'] as const
export type Role = (typeof roles)[number]

export interface Filter {
  readonly dimension: string
  readonly values: readonly string[]
}

/** What a client asks of `/trends`, as parsed: every id exists, every value is allowed. */
export interface TrendQuestion {
  readonly measure: string
  readonly by: readonly string[]
  readonly clock: ClockId
  readonly grain: Grain
  /** Half-open, ISO dates, or day numbers on `fromIndex`. */
  readonly from: string | null
  readonly to: string | null
  readonly where: readonly Filter[]
  readonly asOf: string | null
  readonly cumulative: boolean
}

export interface Period {
  readonly label: string
  /** Half-open [from, to): ISO dates, or day numbers as text on `fromIndex`. */
  readonly from: string
  readonly to: string
}

export interface PeriodCell {
  /** null without a time axis. */
  readonly period: Period | null
  /** Still filling within the reporting lag. */
  readonly provisional: boolean
  readonly cell: Cell
}

export interface Group {
  /** Dimension id to value, `unknown` where it is not known. */
  readonly key: Readonly<Record<string, string>>
  readonly label: string
  readonly cells: readonly PeriodCell[]
}

export interface Note {
  readonly code: string
  readonly text: string
}

export interface MeasureLabel {
  readonly id: string
  readonly label: string
  readonly description: string
  readonly unit: string
  readonly kind: 'count' | 'proportion' | 'duration' | 'ratio'
  readonly version: number
}

export interface TrendAnswer {
  readonly question: TrendQuestion
  readonly snapshot: { readonly id: string; readonly publishedAt: string; readonly dataTo: string | null }
  readonly measure: MeasureLabel
  /** `patients`, `studies`, `stays`, …: what the numbers count. */
  readonly countingUnit: string
  readonly groups: readonly Group[]
  /** Every unit once, whatever it is grouped by. */
  readonly total: { readonly cells: readonly PeriodCell[] }
  /** Records left out, by reason; a reason is absent where it does not apply or is withheld. */
  readonly excluded: Readonly<Record<string, number>>
  readonly notes: readonly Note[]
}
