import type { Dictionary } from './dictionary.js'

/** Sex as in the MIDRC data dictionary 1.3.9 (`case.sex`), with DICOM (0010,0040) and NCCID spellings. */
export const sex: Dictionary = {
  codes: {
    female: { label: 'Female', spellings: ['f', 'woman'] },
    male: { label: 'Male', spellings: ['m', 'man'] },
    other: { label: 'Other', spellings: ['o'] },
  },
  missing: ['u'],
}

/** Race after OMB's 1997 standard, as in `case.race`. */
export const race: Dictionary = {
  codes: {
    'american-indian': {
      label: 'American Indian or Alaska Native',
      spellings: ['american indian', 'alaska native', 'native american'],
    },
    asian: { label: 'Asian' },
    black: { label: 'Black or African American', spellings: ['black', 'african american', 'black/african american'] },
    'pacific-islander': {
      label: 'Native Hawaiian or other Pacific Islander',
      spellings: ['native hawaiian or pacific islander', 'pacific islander', 'native hawaiian'],
    },
    white: { label: 'White', spellings: ['caucasian', 'white or caucasian'] },
    other: { label: 'Other', spellings: ['other race', 'multiple', 'more than one race'] },
  },
  missing: ['declined', 'patient declined', 'refused'],
}

/** Ethnicity after OMB's 1997 standard, as in `case.ethnicity`. */
export const ethnicity: Dictionary = {
  codes: {
    hispanic: { label: 'Hispanic or Latino', spellings: ['hispanic', 'latino', 'hispanic/latino'] },
    'not-hispanic': {
      label: 'Not Hispanic or Latino',
      spellings: ['not hispanic', 'non-hispanic', 'non hispanic', 'not hispanic/latino'],
    },
  },
  missing: ['declined', 'patient declined', 'refused'],
}

/** The anchor of the patient's day count, as in `case.index_event`. */
export const indexEvent: Dictionary = {
  codes: {
    'covid19-test': { label: 'COVID-19 test', spellings: ['covid-19 test', 'covid test'] },
    'long-covid-diagnosis': { label: 'Long COVID diagnosis' },
    'study-enrollment': { label: 'Study enrolment', spellings: ['study enrollment', 'enrollment', 'enrolment'] },
    'first-imaging-study': { label: 'First imaging study', spellings: ['first imaging', 'first study'] },
  },
}
