import type { Index } from './schema.js'

const numbers = new Set([
  ...['age_at_index', 'age_at_imaging', 'days_to_study', 'study_year', 'midrc_mRALE_score', '_imaging_studies_count'],
  ...['cr', 'ct', 'dx', 'mr'].map((kind) => `_${kind}_series_file_count`),
])
const caseFields = [
  ...['project_id', 'submitter_id', 'auth_resource_path', 'sex', 'race', 'index_event', 'zip', 'covid19_positive'],
  ...['ethnicity', 'age_at_index', '_imaging_studies_count', 'dataset_submitter_id', 'license', 'data_contributor'],
]
const studyFields = [
  ...['project_id', 'submitter_id', 'auth_resource_path', 'case_ids', 'age_at_imaging', 'days_to_study', 'study_year'],
  ...['study_year_shifted', 'body_part_examined', 'loinc_code', 'loinc_contrast', 'loinc_method', 'loinc_system'],
  ...['study_description', 'study_modality', 'study_uid', 'dataset_submitter_id', 'sex', 'race', 'age_at_index'],
  ...['index_event', 'zip', 'covid19_positive', 'ethnicity'],
  ...['cr', 'ct', 'dx', 'mr'].map((kind) => `_${kind}_series_file_count`),
]

/** What guppy indexes at MIDRC of cases and studies, as far as it is served here (etlMapping.yaml of data.midrc.org). */
export const indices: readonly Index[] = [
  {
    type: 'case',
    fields: caseFields,
    numbers,
    arrays: new Set(['dataset_submitter_id', 'license', 'data_contributor']),
  },
  {
    type: 'imaging_study',
    fields: studyFields,
    numbers,
    arrays: new Set([
      ...['case_ids', 'body_part_examined', 'study_modality', 'dataset_submitter_id', 'sex', 'race', 'age_at_index'],
      ...['index_event', 'zip', 'covid19_positive', 'ethnicity'],
    ]),
  },
]
