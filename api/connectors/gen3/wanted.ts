import { caseSources } from './case.js'
import { studySources } from './imaging-study.js'

/** The indices that are read: what guppy has of cases and studies. */
export const guppyTypes = ['case', 'imaging_study'] as const
export type GuppyType = (typeof guppyTypes)[number]

const seriesCounts = ['cr', 'ct', 'dx', 'mr'].map((kind) => `_${kind}_series_file_count`)
const properties = (sources: readonly { readonly property: string }[]): string[] =>
  sources.map(({ property }) => property)

/** What is asked of guppy by index, where it has it. Nothing else is: fields are allow-listed. */
export const guppyWanted = {
  case: ['submitter_id', 'dataset_submitter_id', ...properties(caseSources)],
  imaging_study: ['submitter_id', 'case_ids', 'dataset_submitter_id', ...properties(studySources), ...seriesCounts],
} as const

/** Without these no record can be used: the keys, the link, and by what it is counted. */
export const guppyRequired: Readonly<Record<GuppyType, readonly string[]>> = {
  case: ['submitter_id', 'project_id'],
  imaging_study: ['submitter_id', 'case_ids', 'project_id'],
}

/** What guppy indexes of no case; sheepdog has it. With the key, the project, and an age that may be over 89. */
export const caseFlags: ReadonlySet<string> = new Set([
  ...['submitter_id', 'project_id', 'site_id', 'country_of_residence', 'icu_indicator', 'ventilator_indicator'],
  ...['age_at_index', 'age_at_index_gt89'],
])

/** Nodes that are read of sheepdog, whole; of annotations only those that name a study conform. */
export const sheepdogNodes = ['case', 'visit', 'procedure', 'measurement', 'annotation'] as const
