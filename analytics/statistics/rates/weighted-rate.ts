/** A weighted sum of the rates of strata, before an interval is put around it. */
export interface WeightedRate {
  readonly estimable: true
  readonly rate: number
  /** In the square of the unit of the rate. */
  readonly variance: number
  /** Events in the strata that carry weight. */
  readonly count: number
  readonly exposure: number
}

/**
 * Why there is no weighted rate: `no-weight` where no stratum carries weight; `empty-stratum` where one does in which
 * nobody was at risk, so that its rate is unknown, and not 0. Strata may be merged until none is empty.
 */
export interface NoWeightedRate {
  readonly estimable: false
  readonly reason: 'no-weight' | 'empty-stratum'
  /** Places of the empty strata. */
  readonly strata: readonly number[]
}

interface Weighted {
  readonly exposure: number
  readonly weight: number
}

/**
 * Why strata give no weighted rate, or null where they give one.
 *
 * @throws RangeError unless every weight is a finite number from 0
 */
export function obstacleTo(strata: readonly Weighted[]): NoWeightedRate | null {
  for (const { weight } of strata) {
    if (!(Number.isFinite(weight) && weight >= 0)) {
      throw new RangeError(`weight must be a finite number from 0, got ${weight}`)
    }
  }
  if (strata.every(({ weight }) => weight === 0)) return { estimable: false, reason: 'no-weight', strata: [] }
  const empty = strata.flatMap(({ exposure, weight }, i) => (weight > 0 && exposure === 0 ? [i] : []))
  return empty.length > 0 ? { estimable: false, reason: 'empty-stratum', strata: empty } : null
}

/** Strata that carry weight, with it as a share of the whole. */
export function withShares<T extends Weighted>(strata: readonly T[]): readonly (T & { readonly share: number })[] {
  const whole = strata.reduce((sum, { weight }) => sum + weight, 0)
  return strata.filter(({ weight }) => weight > 0).map((stratum) => ({ ...stratum, share: stratum.weight / whole }))
}
