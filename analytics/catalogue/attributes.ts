import type { DimensionId } from './dimensions.js'

/** What patients can be compared by with people outside the repository: each has one value a patient. */
export const attributes = [
  ...(['ageBand', 'ageDecade', 'sex', 'race', 'ethnicity', 'raceEthnicity', 'patientSubdivision'] as const),
] as const satisfies readonly DimensionId[]

export type Attribute = (typeof attributes)[number]
