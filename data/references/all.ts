import type { ReferencePopulation } from './reference-population.js'
import { usResidents } from './us-residents.js'

/** Reference populations that come with the program. */
export const builtInReferences: readonly ReferencePopulation[] = [usResidents]
