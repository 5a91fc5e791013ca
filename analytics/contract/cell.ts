/** An interval with what made it, as METHODS.md §1 names its methods. */
export interface Interval {
  readonly lower: number
  readonly upper: number
  readonly confidence: number
  readonly method: string
}

export interface Quartiles {
  readonly q1: number
  readonly median: number
  readonly q3: number
}

export type SuppressionReason = 'small-count' | 'secondary'
export type UndefinedReason = 'no-denominator' | 'no-dates' | 'not-applicable'

/** One number with its reason, or the reason why there is none. */
export type Cell =
  | {
      readonly status: 'shown'
      readonly value: number
      readonly numerator?: number
      readonly denominator?: number
      /** Patients or studies whose outcome is not known; absent where it is withheld. */
      readonly unknown?: number
      readonly interval?: Interval
      readonly quartiles?: Quartiles
    }
  | { readonly status: 'suppressed'; readonly reason: SuppressionReason }
  | { readonly status: 'undefined'; readonly reason: UndefinedReason }
