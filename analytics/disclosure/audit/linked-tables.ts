/** One number of a publication. */
export interface AuditedCell {
  /** The number itself. The auditor knows it; a programme of the attacker never uses it. */
  readonly value: number
  /** What a reader knows of it before any sum is used: it lies from `from` to `to`. Both are the number where it is shown. */
  readonly from: number
  readonly to: number
}

/** How numbers of a publication hang together, by their places in the list of cells. */
export interface Relation {
  /**
   * `sum`: the parts add up to the total. `cover`: the parts overlap, so that each is at most the total and together
   * they are at least it, as for patients by modality.
   */
  readonly kind: 'sum' | 'cover'
  readonly parts: readonly number[]
  readonly total: number
}

/** All that is published together, and elsewhere about the same: one system, since a reader uses it as one. */
export interface LinkedTables {
  readonly cells: readonly AuditedCell[]
  readonly relations: readonly Relation[]
}

export const shown = (value: number): AuditedCell => ({ value, from: value, to: value })

/** @param from what is certain of it all the same: 1 where a zero would have been shown */
export const withheld = (value: number, from = 0, to = Infinity): AuditedCell => ({ value, from, to })

/** A number that was published with noise of at most `bound`. */
export const within = (value: number, published: number, bound: number): AuditedCell => ({
  value,
  from: Math.max(0, published - bound),
  to: published + bound,
})

export const isKnown = ({ from, to }: AuditedCell): boolean => from === to
