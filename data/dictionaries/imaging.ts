import type { Dictionary } from './dictionary.js'

/**
 * Modalities: DICOM PS3.3 C.7.3.1.1.1, the defined terms seen in imaging repositories.
 *
 * `CTPT` is not a DICOM term. MIDRC uses it for hybrid PET/CT studies. It is counted as PT: the CT of a
 * hybrid study serves attenuation correction and localisation and is not a diagnostic CT.
 */
export const modality: Dictionary = {
  codes: {
    CR: { label: 'CR · computed radiography' },
    DX: { label: 'DX · digital radiography' },
    CT: { label: 'CT · computed tomography' },
    MR: { label: 'MR · magnetic resonance', spellings: ['mri'] },
    PT: { label: 'PT · positron emission tomography', spellings: ['pet', 'ctpt', 'ptct'] },
    NM: { label: 'NM · nuclear medicine' },
    US: { label: 'US · ultrasound' },
    MG: { label: 'MG · mammography' },
    RF: { label: 'RF · radiofluoroscopy' },
    XA: { label: 'XA · X-ray angiography' },
    SR: { label: 'SR · structured report' },
    PR: { label: 'PR · presentation state' },
    SEG: { label: 'SEG · segmentation' },
    ECG: { label: 'ECG · electrocardiography' },
    ES: { label: 'ES · endoscopy' },
    IO: { label: 'IO · intra-oral radiography' },
    PX: { label: 'PX · panoramic X-ray' },
    SM: { label: 'SM · slide microscopy' },
    XC: { label: 'XC · external-camera photography' },
    KO: { label: 'KO · key object selection' },
    REG: { label: 'REG · registration' },
    RTSTRUCT: { label: 'RTSTRUCT · radiotherapy structure set' },
    RTDOSE: { label: 'RTDOSE · radiotherapy dose' },
    RTPLAN: { label: 'RTPLAN · radiotherapy plan' },
    RTIMAGE: { label: 'RTIMAGE · radiotherapy image' },
    OT: { label: 'OT · other' },
  },
}

/** Spellings of the list that are not the term itself and that the quality report names with a reason. */
export const recoded: Readonly<Record<string, string>> = {
  ctpt: 'CTPT is not a DICOM modality; a hybrid PET/CT study is counted as PT',
  ptct: 'PTCT is not a DICOM modality; a hybrid PET/CT study is counted as PT',
}

/** Body parts, coarse: (0018,0015) has some 110 raw spellings in a multi-site repository. */
export const bodyPart: Dictionary = {
  codes: {
    chest: {
      label: 'Chest',
      spellings: [
        ...['thorax', 'cxr', 'port chest', 'portable chest', 'chest lateral', 'chest pa', 'chest ap', 'lung', 'lungs'],
        ...['ribs', 'chest 1 view', 'chest 2 views', 'pulmonary', 'chest_pa', 'chest_ap', 'chest pe'],
      ],
    },
    'chest-abdomen-pelvis': {
      label: 'Chest, abdomen and pelvis',
      spellings: ['c_a_p', 'cap', 'chstabdpelv', 'chestabdpelvis', 'chest abdomen pelvis', 'chest/abd/pelvis', 'tap'],
    },
    abdomen: { label: 'Abdomen', spellings: ['abd', 'kub', 'abdomenpelvis', 'abdomen pelvis', 'abdpelv', 'liver'] },
    pelvis: { label: 'Pelvis', spellings: ['hip', 'hips', 'pelvic'] },
    head: { label: 'Head', spellings: ['brain', 'skull', 'sinus', 'face', 'headneck', 'orbit'] },
    neck: { label: 'Neck', spellings: ['cervical', 'soft tissue neck', 'carotid'] },
    spine: { label: 'Spine', spellings: ['cspine', 'lspine', 'tspine', 'lumbar spine', 'thoracic spine', 'c-spine'] },
    heart: { label: 'Heart', spellings: ['cardiac', 'coronary', 'cor'] },
    breast: { label: 'Breast' },
    'upper-extremity': {
      label: 'Upper extremity',
      spellings: ['hand', 'wrist', 'elbow', 'shoulder', 'arm', 'forearm', 'humerus', 'finger', 'extremity upper'],
    },
    'lower-extremity': {
      label: 'Lower extremity',
      spellings: ['foot', 'ankle', 'knee', 'leg', 'femur', 'tibia', 'toe', 'extremity lower', 'lower leg'],
    },
    'whole-body': { label: 'Whole body', spellings: ['wholebody', 'whole body', 'skull to thigh', 'body'] },
    other: { label: 'Other', spellings: ['extremity', 'misc'] },
  },
  missing: ['unknown', 'default', 'unspecified'],
}
