/** Ages from this one, in completed years, up to the one before the next group's; the last group is open. */
interface AgeGroup {
  readonly from: number
  readonly weight: number
}

/** How old a population is that rates are standardised to. Only the proportions between weights matter. */
export interface StandardPopulation {
  readonly label: string
  /** From the youngest to the oldest. */
  readonly groups: readonly AgeGroup[]
}
