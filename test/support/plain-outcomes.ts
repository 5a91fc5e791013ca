import type { PlainPatient, PlainStudy } from './plain-repository.js'

/**
 * Outcomes of one patient or study: true, false, or null where nothing establishes them.
 *
 * - admitted to hospital: any stay in hospital or intensive care, or intensive care by the indicator; not admitted only
 *   where all that is on record is having been seen
 * - intensive care: the indicator or a stay says yes; the indicator says no, or visits are on record and none is there
 * - breathing supported: the strongest recorded type is oxygen or more; a ventilator counts as invasive ventilation;
 *   "no ventilator" says nothing of oxygen
 * - died: any discharge says so; alive where another discharge is known, hospice included
 */
type Outcome = (patient: PlainPatient) => boolean | null

const covid19Positive: Outcome = ({ status, tests }) => {
  const found = status ?? ['positive', 'negative'].find((outcome) => tests.includes(outcome))
  return found === 'positive' ? true : found === 'negative' ? false : null
}

const icuAdmitted: Outcome = ({ icu, stays }) => {
  if (icu === true || stays.some(({ kind }) => kind === 'icu')) return true
  return icu === false || stays.length > 0 ? false : null
}

const hospitalised: Outcome = (patient) => {
  if (icuAdmitted(patient) === true || patient.stays.some(({ kind }) => kind === 'hospital')) return true
  return patient.stays.length > 0 ? false : null
}

const strongest = ({ support, ventilator }: PlainPatient): number | null => {
  const known = ventilator === true ? [...support, 4] : support
  return known.length === 0 ? null : Math.max(...known)
}

const breathingSupported: Outcome = (patient) => {
  const strength = strongest(patient)
  return strength === null ? null : strength > 0
}

const invasivelyVentilated: Outcome = (patient) => {
  const strength = strongest(patient)
  if (strength !== null && strength >= 4) return true
  return patient.ventilator === false || strength !== null ? false : null
}

const died: Outcome = ({ stays }) => {
  if (stays.some((stay) => stay.died === true)) return true
  return stays.some((stay) => stay.died === false) ? false : null
}

export const patientOutcomes = {
  covid19Positive,
  hospitalised,
  icuAdmitted,
  breathingSupported,
  invasivelyVentilated,
  died,
} as const

export const studyOutcomes = {
  annotated: ({ annotations }: PlainStudy): boolean | null => annotations.length > 0,
  typicalAppearance: ({ annotations }: PlainStudy): boolean | null => {
    const labels = annotations.filter((label) => label !== null)
    return labels.length === 0 ? null : labels.includes('typical')
  },
} as const
