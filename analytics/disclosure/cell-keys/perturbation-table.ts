/** What the noise may do. The letters are those of the literature on cell keys. */
export interface NoiseParameters {
  /** D: no count is changed by more. */
  readonly bound: number
  /** V: the variance of the noise is at most this. */
  readonly variance: number
  /** js: no count becomes 1 to this; 0 where none is avoided. */
  readonly avoided: number
  /** pstay: the least probability that a count stays as it is; null where none is asked for. */
  readonly stay: number | null
  /** mono: the nearer negative noise is to none, the more probable. */
  readonly monotone: boolean
}

/** The noise of one true count. */
export interface PerturbationRow {
  /** The last row of a table serves its own count and all that are larger. */
  readonly count: number
  /** What may be added to the count, ascending. */
  readonly noise: readonly number[]
  readonly probabilities: readonly number[]
  /** The probabilities added up, the last exactly 1: a cell key as a share of the modulus falls below the first it takes. */
  readonly upTo: readonly number[]
}

/** By true count, from 0 on without gap. */
export type PerturbationTable = readonly PerturbationRow[]
