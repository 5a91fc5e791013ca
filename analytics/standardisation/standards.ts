import { esp2013 } from '#data/standards/esp-2013.js'
import type { StandardPopulation } from '#data/standards/standard-population.js'
import { us2000 } from '#data/standards/us-2000.js'
import { who2000 } from '#data/standards/who-2000-2025.js'
import { ageBands, ageDecades } from '../vocabulary/age-band.js'

/** The selection itself as the cohort that every group is weighted to. */
export const own = 'own'

/** Populations by age that groups can be weighted to, by the id a question names them by. */
export const standards: Readonly<Record<string, StandardPopulation>> = { us2000, who2000, esp2013 }

export const standardIds: readonly string[] = [own, ...Object.keys(standards)]

const ageDimensions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ageBand: ageBands,
  ageDecade: ageDecades,
}

/** The dimensions that divide people by age alone. */
export const ageDimensionIds: readonly string[] = Object.keys(ageDimensions)

/** The values of an age dimension, from the youngest; none for another dimension. */
export const bandsOf = (dimension: string): readonly string[] => Object.keys(ageDimensions[dimension] ?? {})
