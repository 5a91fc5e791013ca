/**
 * What is imaged, as modality, (0018,0015) spellings, description and LOINC code.
 *
 * Descriptions and LOINC codes are pairs of MIDRC's StudyDescription mapping table (MIDRC/midrc_dicom_harmonization
 * dbcc5235, MIT). LOINC® is a registered trademark of Regenstrief Institute, Inc.
 */
export interface StudyKind {
  readonly id: string
  readonly modalities: readonly string[]
  readonly bodyParts: readonly string[]
  readonly descriptions: readonly string[]
  readonly loinc: { readonly code: string; readonly system: string } | null
  /** Least and most series of each modality, and images of each series. */
  readonly series: readonly [least: number, most: number]
  readonly images: readonly [least: number, most: number]
  readonly chestRadiograph?: true
}

const chestSpellings = ['CHEST', 'CHEST', 'CHEST', 'Chest', 'CXR', 'PORT CHEST', 'THORAX', 'CHEST  AP', 'LUNG']
const chest = 'Chest'

export const studyKinds: readonly StudyKind[] = [
  {
    id: 'portable',
    modalities: ['DX'],
    bodyParts: chestSpellings,
    descriptions: ['XR Chest 1 View Portable', 'XR P PORT CHEST 1 VIEW', 'XR P CHEST 1 VIEW'],
    loinc: { code: '36589-0', system: chest },
    series: [1, 2],
    images: [1, 1],
    chestRadiograph: true,
  },
  {
    id: 'portable-plate',
    modalities: ['CR'],
    bodyParts: chestSpellings,
    descriptions: ['XR Chest 1 View Portable', 'XR P CHEST 1 VIEW'],
    loinc: { code: '36589-0', system: chest },
    series: [1, 2],
    images: [1, 2],
    chestRadiograph: true,
  },
  {
    id: 'two-views',
    modalities: ['DX'],
    bodyParts: ['CHEST', 'Chest', 'CHEST  LATERAL', 'CHEST PA'],
    descriptions: ['CHEST - 2 VIEW', 'Chest 2V', 'DG CHEST 2V'],
    loinc: { code: '36643-5', system: chest },
    series: [1, 2],
    images: [1, 2],
    chestRadiograph: true,
  },
  {
    id: 'mixed-plates',
    modalities: ['CR', 'DX'],
    bodyParts: chestSpellings,
    descriptions: ['CHEST - 2 VIEW', 'Chest 2V'],
    loinc: { code: '36643-5', system: chest },
    series: [1, 1],
    images: [1, 2],
    chestRadiograph: true,
  },
  {
    id: 'chest-ct',
    modalities: ['CT'],
    bodyParts: ['CHEST', 'CHEST', 'Chest', 'THORAX', 'LUNG'],
    descriptions: ['CHEST W/O CONTRAST (CT)-CS', 'CHEST WO(Adult)'],
    loinc: { code: '29252-4', system: chest },
    series: [2, 5],
    images: [40, 320],
  },
  {
    id: 'pulmonary-angiography',
    modalities: ['CT'],
    bodyParts: ['CHEST', 'CHEST PE', 'PULMONARY', 'Chest'],
    descriptions: ['CHEST PE(Adult)', 'CT CHEST PULMONARY ANGIO WITH IV CON', 'CT CHEST PULMONARY EMBOLISM (CTPE)'],
    loinc: { code: '79077-4', system: 'Chest>Chest vessels' },
    series: [3, 7],
    images: [60, 400],
  },
  {
    id: 'trunk-ct',
    modalities: ['CT'],
    bodyParts: ['C_A_P', 'CHSTABDPELV', 'CAP', 'CHEST'],
    descriptions: ['CT CHEST ABDOMEN PELVIS WO'],
    loinc: { code: '72253-8', system: 'Chest+Abdomen+Pelvis' },
    series: [2, 6],
    images: [90, 500],
  },
  {
    id: 'abdomen',
    modalities: ['CR'],
    bodyParts: ['ABDOMEN', 'ABD', 'KUB'],
    descriptions: ['ABDOMEN SUPINE KUB', 'KUB (RAD)-CS'],
    loinc: { code: '24799-9', system: 'Abdomen' },
    series: [1, 1],
    images: [1, 2],
  },
  {
    id: 'head-ct',
    modalities: ['CT'],
    bodyParts: ['HEAD', 'BRAIN', 'UNKNOWN'],
    descriptions: ['CT BRAIN WITHOUT CONTRAST', 'BRAIN W/O CONTRAST (CT)-CS'],
    loinc: { code: '30799-1', system: 'Head' },
    series: [2, 4],
    images: [30, 180],
  },
  {
    id: 'spine-mr',
    modalities: ['MR'],
    bodyParts: ['SPINE', 'TSPINE', 'DEFAULT'],
    descriptions: ['MR TOTAL SPINE WITH AND WITHOUT CONTR'],
    loinc: { code: '30855-1', system: 'Cervical spine+Thoracic spine+Lumbar spine' },
    series: [4, 10],
    images: [20, 120],
  },
  {
    id: 'body-pet',
    modalities: ['CT', 'PT'],
    bodyParts: ['WHOLEBODY', 'SKULL TO THIGH'],
    descriptions: ['PET CT FDG IMAG SKULL TO THIGH'],
    loinc: { code: '81555-5', system: 'Whole body' },
    series: [1, 3],
    images: [150, 400],
  },
  {
    id: 'ultrasound',
    modalities: ['US'],
    bodyParts: ['ABDOMEN', 'LIVER', 'HEART'],
    descriptions: ['US ABDOMEN'],
    loinc: null,
    series: [1, 1],
    images: [8, 60],
  },
  {
    id: 'nuclear',
    modalities: ['NM', 'PT'],
    bodyParts: ['CHEST', 'LUNG'],
    descriptions: ['LUNG PERFUSION'],
    loinc: null,
    series: [1, 2],
    images: [1, 60],
  },
]

/** How often each kind comes, by a site's habit. What is not named does not occur there. */
export const habits: Readonly<
  Record<'radiography' | 'mixed' | 'tomography' | 'general', Readonly<Record<string, number>>>
> = {
  radiography: { portable: 48, 'portable-plate': 26, 'two-views': 14, 'mixed-plates': 3, 'chest-ct': 5, abdomen: 4 },
  mixed: {
    ...{ portable: 34, 'portable-plate': 20, 'two-views': 12, 'mixed-plates': 2, 'chest-ct': 14 },
    ...{ 'pulmonary-angiography': 9, 'trunk-ct': 4, abdomen: 3, 'head-ct': 2 },
  },
  tomography: {
    ...{
      portable: 18,
      'portable-plate': 8,
      'two-views': 6,
      'chest-ct': 38,
      'pulmonary-angiography': 20,
      'trunk-ct': 7,
    },
    ...{ 'body-pet': 2, nuclear: 1 },
  },
  general: {
    ...{ portable: 25, 'portable-plate': 20, 'two-views': 14, 'chest-ct': 14, 'trunk-ct': 6, 'head-ct': 8 },
    ...{ 'spine-mr': 5, abdomen: 4, 'body-pet': 2, ultrasound: 2 },
  },
}
