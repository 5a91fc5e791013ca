import type { Measure } from './measure.js'

const ofPatients = { base: 'patient', countingUnit: 'patients', clocks: ['contributed'], version: 1 } as const
const ofStudies = {
  base: 'study',
  countingUnit: 'studies',
  clocks: ['contributed', 'performed', 'fromIndex'],
  version: 1,
} as const
const ofStays = { base: 'stay', countingUnit: 'stays', clocks: ['contributed', 'fromIndex'], version: 1 } as const

/** Days between admission and discharge; not known where they are out of order. */
const lengthOfStay =
  'CASE WHEN stay.discharge_day >= stay.admission_day THEN stay.discharge_day - stay.admission_day END'

/** Every measure by its id. Ids are the contract's; see DESIGN.md §5. */
export const measures = {
  patients: {
    ...ofPatients,
    kind: 'count',
    label: 'Patients',
    description: 'Patients in the repository, counted once each, at their first contribution.',
    unit: 'patients',
  },
  studies: {
    ...ofStudies,
    kind: 'count',
    label: 'Imaging studies',
    description: 'Imaging studies (exams) in the repository.',
    unit: 'studies',
  },
  series: {
    ...ofStudies,
    kind: 'count',
    sum: 'study.series',
    label: 'Series',
    description: 'DICOM series of the imaging studies, where their number is recorded.',
    unit: 'series',
    countingUnit: 'series',
  },
  images: {
    ...ofStudies,
    kind: 'count',
    sum: 'study.images',
    label: 'Images',
    description: 'DICOM instances of the imaging studies, where their number is recorded.',
    unit: 'images',
    countingUnit: 'images',
  },
  sites: {
    ...ofPatients,
    kind: 'count',
    distinct: 'patient.site',
    label: 'Contributing sites',
    description: 'Sites from which patients were first contributed.',
    unit: 'sites',
    countingUnit: 'sites',
  },
  covid19Positive: {
    ...ofPatients,
    kind: 'proportion',
    tellsOutcome: true,
    outcome: `CASE patient.covid19_status WHEN 'positive' THEN true WHEN 'negative' THEN false END`,
    label: 'COVID-19 positive',
    description: 'Share of contributed patients who ever tested positive, among those known positive or negative.',
    unit: 'share',
  },
  hospitalised: {
    ...ofPatients,
    kind: 'proportion',
    tellsOutcome: true,
    outcome: 'patient.hospitalised',
    label: 'Admitted to hospital',
    description: 'Share of contributed patients who were admitted to hospital, among those for whom it is known.',
    unit: 'share',
  },
  icuAdmitted: {
    ...ofPatients,
    kind: 'proportion',
    tellsOutcome: true,
    outcome: 'patient.icu_admitted',
    label: 'Admitted to intensive care',
    description: 'Share of contributed patients who were admitted to intensive care, among those for whom it is known.',
    unit: 'share',
  },
  breathingSupported: {
    ...ofPatients,
    kind: 'proportion',
    tellsOutcome: true,
    outcome: `patient.breathing_support <> 'none'`,
    label: 'Breathing supported',
    description:
      'Share of contributed patients who received oxygen or stronger support, among those for whom it is known.',
    unit: 'share',
  },
  invasivelyVentilated: {
    ...ofPatients,
    kind: 'proportion',
    tellsOutcome: true,
    outcome: 'patient.ventilated',
    label: 'Invasively ventilated',
    description: 'Share of contributed patients on a ventilator or ECMO, among those for whom it is known.',
    unit: 'share',
  },
  died: {
    ...ofPatients,
    kind: 'proportion',
    tellsOutcome: true,
    outcome: `CASE patient.vital_status WHEN 'dead' THEN true WHEN 'alive' THEN false END`,
    label: 'Died',
    description: 'Share of contributed patients recorded as died, among those whose status at discharge is known.',
    unit: 'share',
  },
  annotated: {
    ...ofStudies,
    kind: 'proportion',
    outcome: 'study.annotated',
    label: 'Annotated studies',
    description: 'Share of imaging studies with at least one annotation.',
    unit: 'share',
  },
  typicalAppearance: {
    ...ofStudies,
    kind: 'proportion',
    tellsOutcome: true,
    outcome: `list_contains(nullif(study.annotation_labels, []), 'typical')`,
    label: 'Typical appearance',
    description: 'Share of imaging studies labelled typical for COVID-19 pneumonia, among those with a label.',
    unit: 'share',
  },
  hospitalStay: {
    ...ofStays,
    kind: 'duration',
    tellsOutcome: true,
    restriction: `stay.kind = 'hospital'`,
    days: lengthOfStay,
    label: 'Hospital stay',
    description: 'Median days from hospital admission to discharge, among stays with both days recorded.',
    unit: 'days',
    countingUnit: 'hospital stays',
  },
  icuStay: {
    ...ofStays,
    kind: 'duration',
    tellsOutcome: true,
    restriction: `stay.kind = 'icu'`,
    days: lengthOfStay,
    label: 'Intensive care stay',
    description: 'Median days from intensive care admission to discharge, among stays with both days recorded.',
    unit: 'days',
    countingUnit: 'intensive care stays',
  },
  contributionLag: {
    ...ofStudies,
    kind: 'duration',
    clocks: ['contributed', 'performed'],
    days: `CASE WHEN study.performed_precision = 'day' AND study.performed_shifted IS NOT TRUE
                THEN date_diff('day', study.performed_on, study.contributed_on) END`,
    label: 'Contribution lag',
    description: 'Median days from the exam to its contribution, where the exam’s date is known to the day.',
    unit: 'days',
  },
  studiesPerPatient: {
    ...ofStudies,
    kind: 'ratio',
    clocks: ['contributed'],
    label: 'Studies per patient',
    description: 'Imaging studies divided by the patients they belong to.',
    unit: 'studies per patient',
  },
} as const satisfies Record<string, Measure>

export type MeasureId = keyof typeof measures

export const measureIds = Object.keys(measures) as readonly MeasureId[]

export const isMeasureId = (id: string): id is MeasureId => Object.hasOwn(measures, id)

export const measureOf = (id: MeasureId): Measure => measures[id]
