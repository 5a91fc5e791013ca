import type { Dimension } from './dimension.js'
import { ageBandExpression, ageBands, ageDecadeExpression, ageDecades } from '../vocabulary/age-band.js'
import { raceEthnicities, raceEthnicityExpression } from '../vocabulary/race-ethnicity.js'

const yesNo = { yes: 'Yes', no: 'No' } as const
const subdivisionPattern = /^[A-Z]{2}-[A-Z0-9]{1,3}$/

const threeValued = (column: string): string => `CASE ${column} WHEN true THEN 'yes' WHEN false THEN 'no' END`

/** Every dimension by its id. Ids are the contract's; see DESIGN.md §5. */
export const dimensions = {
  project: {
    label: 'Project',
    description: 'The program’s project or collection the patient belongs to.',
    level: 'patient',
    expression: 'patient.project',
  },
  site: {
    label: 'Site',
    description: 'The institution that contributed the patient.',
    level: 'patient',
    expression: 'patient.site',
  },
  patientCountry: {
    label: 'Country of residence',
    description: 'Where the patient lives: ISO 3166-1 country.',
    level: 'patient',
    expression: 'patient.country',
    dictionary: 'country',
    atlas: 'places',
  },
  patientSubdivision: {
    label: 'State of residence',
    description: 'Where the patient lives: ISO 3166-2 subdivision; in the United States from the three-digit ZIP code.',
    level: 'patient',
    expression: 'patient.subdivision',
    dictionary: 'subdivision',
    pattern: subdivisionPattern,
    atlas: 'places',
  },
  patientZip3: {
    label: 'ZIP3 of residence',
    description: 'First three digits of the patient’s ZIP code; withheld where fewer than 20,000 people live.',
    level: 'patient',
    expression: 'patient.zip3',
    values: {},
    pattern: /^\d{3}$/,
  },
  siteCountry: {
    label: 'Country of the site',
    description: 'Where the contributing site is: ISO 3166-1 country.',
    level: 'site',
    expression: 'site.country',
    dictionary: 'country',
    atlas: 'places',
  },
  siteSubdivision: {
    label: 'State of the site',
    description: 'Where the contributing site is: ISO 3166-2 subdivision.',
    level: 'site',
    expression: 'site.subdivision',
    dictionary: 'subdivision',
    pattern: subdivisionPattern,
    atlas: 'places',
  },
  modality: {
    label: 'Modality',
    description: 'DICOM modality of the study. A study with several modalities counts in each of them.',
    level: 'study',
    list: 'study.modalities',
    dictionary: 'modality',
  },
  bodyPart: {
    label: 'Body part',
    description: 'Body part examined, grouped from its spellings.',
    level: 'study',
    expression: 'study.body_part',
    dictionary: 'bodyPart',
  },
  sex: {
    label: 'Sex',
    description: 'Sex of the patient as the source records it.',
    level: 'patient',
    expression: 'patient.sex',
    dictionary: 'sex',
  },
  ageBand: {
    label: 'Age group',
    description: 'Age at the index event, in bands that begin at 18, 50 and 65 years.',
    level: 'patient',
    expression: ageBandExpression,
    values: ageBands,
  },
  ageDecade: {
    label: 'Age in decades',
    description: 'Age at the index event, in ten-year bands; over 89 is one band.',
    level: 'patient',
    expression: ageDecadeExpression,
    values: ageDecades,
  },
  race: {
    label: 'Race',
    description: 'Race of the patient as the source records it.',
    level: 'patient',
    expression: 'patient.race',
    dictionary: 'race',
  },
  ethnicity: {
    label: 'Ethnicity',
    description: 'Ethnicity of the patient as the source records it.',
    level: 'patient',
    expression: 'patient.ethnicity',
    dictionary: 'ethnicity',
  },
  raceEthnicity: {
    label: 'Race and ethnicity',
    description: 'Hispanic or Latino of any race; else the race, where both race and ethnicity are known.',
    level: 'patient',
    expression: raceEthnicityExpression,
    values: raceEthnicities,
  },
  covid19Status: {
    label: 'COVID-19 status',
    description: 'Whether the patient ever tested positive for COVID-19, as the source records it.',
    level: 'patient',
    tellsOutcome: true,
    expression: 'patient.covid19_status',
    dictionary: 'covid19Status',
  },
  hospitalised: {
    label: 'Hospital admission',
    description: 'Whether the patient was admitted to hospital.',
    level: 'patient',
    tellsOutcome: true,
    expression: threeValued('patient.hospitalised'),
    values: yesNo,
  },
  icuAdmitted: {
    label: 'ICU admission',
    description: 'Whether the patient was admitted to intensive care.',
    level: 'patient',
    tellsOutcome: true,
    expression: threeValued('patient.icu_admitted'),
    values: yesNo,
  },
  breathingSupport: {
    label: 'Breathing support',
    description: 'The strongest breathing support the patient received.',
    level: 'patient',
    tellsOutcome: true,
    expression: 'patient.breathing_support',
    dictionary: 'breathingSupport',
  },
  vitalStatus: {
    label: 'Vital status',
    description: 'Whether the patient was alive at discharge; often not recorded.',
    level: 'patient',
    tellsOutcome: true,
    expression: 'patient.vital_status',
    dictionary: 'vitalStatus',
  },
  indexEvent: {
    label: 'Index event',
    description: 'The event from which the patient’s days are counted.',
    level: 'patient',
    tellsOutcome: true,
    expression: 'patient.index_event',
    dictionary: 'indexEvent',
  },
  annotationLabel: {
    label: 'Appearance',
    description: 'Readers’ label of a chest radiograph for COVID-19 pneumonia.',
    level: 'annotation',
    tellsOutcome: true,
    list: 'study.annotation_labels',
    dictionary: 'annotationLabel',
  },
  annotationGrade: {
    label: 'Airspace disease',
    description: 'Readers’ grade of airspace disease on a chest radiograph.',
    level: 'annotation',
    tellsOutcome: true,
    list: 'study.annotation_grades',
    dictionary: 'annotationGrade',
  },
} as const satisfies Record<string, Dimension>

export type DimensionId = keyof typeof dimensions

export const dimensionIds = Object.keys(dimensions) as readonly DimensionId[]

export const isDimensionId = (id: string): id is DimensionId => Object.hasOwn(dimensions, id)

export const dimensionOf = (id: DimensionId): Dimension => dimensions[id]
