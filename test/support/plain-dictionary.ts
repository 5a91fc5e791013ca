/**
 * Properties of the nodes that the synthetic source writes, with the enumerations of those that have one.
 * Facts of the MIDRC data dictionary 1.3.9 (MIDRC/midrc_dictionary d7befdab); `null` is allowed for all of them.
 * Of `imaging_study`, the series nodes below it are those of the dictionary's links, and the counts of them are the
 * `aggregated_props` of data.midrc.org's etlMapping.yaml.
 */
const text = null
const common = { type: text, submitter_id: text, project_id: text } as const
const yesNo = ['Yes', 'No'] as const
const race = ['American Indian or Alaska Native', 'Asian', 'Black or African American']
const otherRace = ['Native Hawaiian or other Pacific Islander', 'Other', 'White', 'Not Reported']
const series = ['cr', 'ct', 'dx', 'mg', 'mr', 'nm', 'pt', 'rf', 'us', 'xa'].map(
  (kind) => [`${kind}_series_files`, text] as const,
)
const counts = ['cr', 'ct', 'dx', 'mr'].map((kind) => [`_${kind}_series_file_count`, text] as const)

type Properties = Readonly<Record<string, readonly string[] | null>>

export const plainDictionary: Readonly<Record<string, Properties>> = {
  project: {
    ...{ type: text, code: text, name: text, dbgap_accession_number: text, programs: text, license: text },
    ...{ availability_type: ['Open', 'Restricted'], data_contributor: text, acknowledgement: text },
  },
  dataset: { ...common, projects: text, data_description: text, data_contributor: text, license: text },
  case: {
    ...{ ...common, datasets: text, site_id: text, age_at_index: text, age_at_index_gt89: yesNo },
    ...{
      sex: ['Female', 'Male', 'Not Reported'],
      race: [...race, ...otherRace],
      country_of_residence: text,
      zip: text,
    },
    ethnicity: ['Hispanic or Latino', 'Not Hispanic or Latino', 'Not Reported'],
    covid19_positive: ['Yes', 'No', 'Indeterminate', 'Not Reported'],
    ...{ icu_indicator: text, ventilator_indicator: text },
    index_event: ['COVID-19 Test', 'Long COVID Diagnosis', 'Study Enrollment', 'First Imaging Study'],
  },
  imaging_study: {
    ...{ ...common, cases: text, datasets: text, study_modality: text, body_part_examined: text },
    ...{ study_description: text, loinc_code: text, loinc_system: text, days_to_study: text, study_year: text },
    study_year_shifted: text,
    ...Object.fromEntries<null>([...series, ...counts]),
  },
  visit: {
    ...{ ...common, cases: text, discharge_type: text },
    ...{ days_to_hospital_admission: text, days_to_hospital_discharge: text },
    ...{ days_to_icu_admission: text, days_to_icu_discharge: text },
  },
  procedure: {
    ...{ ...common, cases: text, procedure_name: ['Breathing Support'], breathing_support_type: text },
    ...{ days_to_procedure_start: text, days_to_procedure_end: text },
  },
  measurement: {
    ...{ ...common, cases: text, test_name: ['COVID-19'], test_days_from_index: text },
    test_method: ['RT-PCR', 'Rapid antigen test', 'Not Reported'],
    test_result_text: ['Indeterminate', 'Negative', 'Positive', 'Not Reported'],
  },
  annotation: {
    ...{ ...common, imaging_studies: text, midrc_mRALE_score: text },
    annotation_name: ['midrc_mdai_chestxr', 'midrc_mRALE_Mastermind_Challenge'],
    annotation_method: ['Clinically_derived', 'Retrospective_expert', 'Retrospective_general', 'Retrospective_auto'],
    class_covid19_pneumonia: ['atypical', 'indeterminate', 'negative', 'typical'],
    airspace_disease_grading: ['mild', 'moderate', 'severe'],
  },
}
