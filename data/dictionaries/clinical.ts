import type { Dictionary } from './dictionary.js'

/** COVID-19 status of a patient or a test (`case.covid19_positive`, `measurement.test_result_text`). */
export const covid19Status: Dictionary = {
  codes: {
    positive: { label: 'Positive', spellings: ['yes', 'y', 'true', '1', 'pos', 'detected'] },
    negative: { label: 'Negative', spellings: ['no', 'n', 'false', '0', 'neg', 'not detected'] },
    indeterminate: { label: 'Indeterminate', spellings: ['inconclusive', 'equivocal', 'borderline'] },
  },
}

export const vitalStatus: Dictionary = {
  codes: {
    alive: { label: 'Alive', spellings: ['living', 'survived', 'no'] },
    dead: { label: 'Died', spellings: ['dead', 'deceased', 'died', 'expired', 'death', 'yes'] },
  },
}

export const stayKind: Dictionary = {
  codes: {
    hospital: { label: 'Hospital stay', spellings: ['inpatient', 'ward', 'admission'] },
    icu: { label: 'Intensive care stay', spellings: ['intensive care', 'critical care', 'itu'] },
    outpatient: { label: 'Outpatient visit, not admitted', spellings: ['ambulatory', 'outpatient visit', 'clinic'] },
  },
}

/**
 * Where a patient went at discharge. Gen3's `visit.discharge_type` is free text; these spellings are
 * common values of the UB-04 patient discharge status and of hospital exports.
 */
export const dischargeStatus: Dictionary = {
  codes: {
    home: {
      label: 'Home',
      spellings: [
        'discharged to home',
        'home or self care',
        'home health',
        'home with home health',
        'home/self care',
        'routine',
        'routine discharge',
        'discharged home',
        'home, self-care',
      ],
    },
    facility: {
      label: 'Another facility',
      spellings: [
        'skilled nursing facility',
        'snf',
        'rehab',
        'rehabilitation facility',
        'long term care',
        'nursing home',
        'transfer',
        'transferred',
        'transfer to another hospital',
        'short term hospital',
        'other facility',
        'intermediate care facility',
      ],
    },
    hospice: { label: 'Hospice', spellings: ['hospice - home', 'hospice - facility', 'hospice/home', 'hospice care'] },
    died: {
      label: 'Died',
      spellings: ['expired', 'deceased', 'death', 'dead', 'died in hospital', 'patient expired', 'expired in hospital'],
    },
    'against-advice': { label: 'Left against advice', spellings: ['ama', 'left against medical advice', 'left ama'] },
  },
  missing: ['still admitted', 'still in hospital'],
}

/** Breathing support, weakest first. Gen3's `procedure.breathing_support_type` is free text. */
export const breathingSupport: Dictionary = {
  codes: {
    none: { label: 'None', spellings: ['room air', 'no support', 'no'] },
    oxygen: {
      label: 'Supplemental oxygen',
      spellings: ['nasal cannula', 'nc', 'o2', 'oxygen therapy', 'face mask', 'non-rebreather', 'simple mask', 'nrb'],
    },
    'high-flow': {
      label: 'High-flow oxygen',
      spellings: ['hfnc', 'high flow nasal cannula', 'high-flow nasal cannula', 'high flow', 'hfno'],
    },
    'non-invasive': {
      label: 'Non-invasive ventilation',
      spellings: ['bipap', 'cpap', 'niv', 'nippv', 'noninvasive ventilation', 'non-invasive positive pressure'],
    },
    invasive: {
      label: 'Invasive ventilation',
      spellings: [
        'mechanical ventilation',
        'invasive mechanical ventilation',
        'ventilator',
        'intubated',
        'intubation',
        'imv',
        'endotracheal tube',
        'ett',
      ],
    },
    ecmo: { label: 'ECMO', spellings: ['extracorporeal membrane oxygenation', 'vv ecmo', 'vv-ecmo'] },
  },
}

/** `annotation.class_covid19_pneumonia`: appearance of COVID-19 pneumonia on chest radiographs. */
export const annotationLabel: Dictionary = {
  codes: {
    typical: { label: 'Typical' },
    indeterminate: { label: 'Indeterminate' },
    atypical: { label: 'Atypical' },
    negative: { label: 'Negative for pneumonia' },
  },
}

/** `annotation.airspace_disease_grading`. */
export const annotationGrade: Dictionary = {
  codes: { mild: { label: 'Mild' }, moderate: { label: 'Moderate' }, severe: { label: 'Severe' } },
}

/** `annotation.annotation_method`. */
export const annotationMethod: Dictionary = {
  codes: {
    clinical: { label: 'Clinically derived', spellings: ['clinically_derived'] },
    expert: { label: 'Retrospective, expert', spellings: ['retrospective_expert'] },
    general: { label: 'Retrospective, general', spellings: ['retrospective_general'] },
    automatic: { label: 'Retrospective, automatic', spellings: ['retrospective_auto'] },
  },
}

/** How far a site has come with what it offered in the survey. */
export const pledgeStage: Dictionary = {
  codes: {
    interested: { label: 'Interested' },
    agreed: { label: 'Agreement signed', spellings: ['signed', 'agreement'] },
    onboarding: { label: 'Onboarding', spellings: ['set-up', 'setup'] },
    contributing: { label: 'Contributing', spellings: ['active'] },
    completed: { label: 'Completed', spellings: ['done', 'complete'] },
    withdrawn: { label: 'Withdrawn', spellings: ['declined', 'inactive'] },
  },
}
