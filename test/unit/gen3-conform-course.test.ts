import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { conform, conformedNodes } from '#api/connectors/gen3/conform.js'
import type { RawRecord } from '#api/connectors/readers/conformed.js'
import { fieldsOf } from '#data/schema/entities.js'

const links = { submitter_id: 'key', cases: { submitter_id: '419639-000012' } }
const values = (node: string, record: RawRecord) =>
  conform(node, { ...links, ...record }, 1).records.map((one) => one.values)

describe('a visit of Gen3', () => {
  const days = {
    days_to_hospital_admission: 1,
    days_to_hospital_discharge: 11,
    days_to_icu_admission: 2,
    days_to_icu_discharge: 6,
    discharge_type: 'Skilled Nursing Facility',
  }
  const patient = '419639-000012'

  it('becomes a hospital stay and an intensive care stay; the discharge is from hospital', () => {
    expect(values('visit', days)).toEqual([
      { patient, kind: 'hospital', admissionDay: '1', dischargeDay: '11', dischargeStatus: 'facility' },
      { patient, kind: 'icu', admissionDay: '2', dischargeDay: '6', dischargeStatus: null },
    ])
  })

  it('of intensive care only ends with its discharge', () => {
    const record = {
      ...days,
      days_to_hospital_admission: null,
      days_to_hospital_discharge: null,
      discharge_type: 'Expired',
    }
    expect(values('visit', record)).toEqual([
      { patient, kind: 'icu', admissionDay: '2', dischargeDay: '6', dischargeStatus: 'died' },
    ])
  })

  it('without days and discharge is a patient seen and not admitted', () => {
    const seen = { patient, kind: 'outpatient', admissionDay: null, dischargeDay: null, dischargeStatus: null }
    expect(values('visit', {})).toEqual([seen])
    expect(values('visit', { discharge_type: ' ' })).toEqual([seen])
  })

  it('without days but with a discharge is a hospital stay of unknown length', () => {
    expect(values('visit', { discharge_type: 'Home' })).toEqual([
      { patient, kind: 'hospital', admissionDay: null, dischargeDay: null, dischargeStatus: 'home' },
    ])
  })

  it.each<[string, string | null]>([
    ['HOME', 'home'],
    ['Discharged to home', 'home'],
    ['EXPIRED  IN HOSPITAL', 'died'],
    ['Hospice', 'hospice'],
    ['AMA', 'against-advice'],
    ['Still admitted', null],
    ['Psychiatric unit', null],
  ])('discharged as %p', (words, expected) => {
    expect(values('visit', { discharge_type: words })[0]?.['dischargeStatus']).toBe(expected)
  })

  it('lists a discharge it does not understand by its first 60 characters, and none that says "not yet"', () => {
    const sentence = 'Patient was discharged into the care of the family after a long and complicated stay'
    expect(conform('visit', { ...links, discharge_type: sentence }, 1).observations).toEqual([
      expect.objectContaining({
        entity: 'stay',
        field: 'dischargeStatus',
        kind: 'unmapped',
        value: sentence.slice(0, 60),
      }),
    ])
    expect(conform('visit', { ...links, discharge_type: 'Still admitted' }, 1).observations).toEqual([])
  })

  it('keeps days that are out of order, for the checks to tell of, and no sentinel', () => {
    const record = { ...days, days_to_hospital_discharge: -3, days_to_icu_discharge: 99_999 }
    expect(values('visit', record).map(({ dischargeDay }) => dischargeDay)).toEqual(['-3', null])
    expect(conform('visit', { ...links, ...record }, 1).observations).toEqual([
      expect.objectContaining({ entity: 'stay', field: 'dischargeDay', kind: 'invalid', value: '99999' }),
    ])
  })
})

describe('a procedure, a measurement, an annotation and a project of Gen3', () => {
  it.each<[string, string | null]>([
    ['Nasal cannula', 'oxygen'],
    ['HFNC', 'high-flow'],
    [' BIPAP', 'non-invasive'],
    ['intubated', 'invasive'],
    ['room air', 'none'],
    ['VV-ECMO', 'ecmo'],
    ['Vapotherm 40L', null],
    ['Not Reported', null],
  ])('supports breathing by %p', (words, type) => {
    const record = { breathing_support_type: words, days_to_procedure_start: 2, days_to_procedure_end: '5.0' }
    expect(values('procedure', record)).toEqual([{ patient: '419639-000012', type, startDay: '2', endDay: '5' }])
  })

  it.each<[string, string | null]>([
    ['Positive', 'positive'],
    ['Not detected', 'negative'],
    ['inconclusive', 'indeterminate'],
    ['Not Reported', null],
    ['see comment', null],
  ])('tested %p', (words, outcome) => {
    expect(values('measurement', { test_result_text: words, test_days_from_index: 0 })).toEqual([
      { patient: '419639-000012', testedDay: '0', outcome },
    ])
  })

  it('labels a study, with a score on its scale only', () => {
    const record = {
      submitter_id: 'label',
      imaging_studies: [{ submitter_id: 'study' }],
      class_covid19_pneumonia: 'Typical ',
      airspace_disease_grading: 'severe',
      midrc_mRALE_score: 48,
      annotation_method: 'Retrospective_expert',
    }
    expect(values('annotation', record)).toEqual([
      { study: 'study', label: 'typical', grade: 'severe', score: null, method: 'expert' },
    ])
  })

  it('refuses a label of a series, which names no study', () => {
    expect(conform('annotation', { submitter_id: 'label', dx_series_files: 'series' }, 3).refusals).toEqual([
      { entity: 'annotation', origin: 'annotation 3', rule: 'no-link', field: 'imaging_studies', value: null },
    ])
  })

  it('names a project as its cases do', () => {
    const node = {
      code: 'R1',
      name: 'RSNA',
      programs: { name: 'Open' },
      license: 'CC BY-NC 4.0',
      availability_type: 'Open',
    }
    expect(conform('project', node, 1).records[0]?.values).toEqual({
      ...{ project: 'Open-R1', name: 'RSNA', licence: 'CC BY-NC 4.0', attribution: null, availability: 'Open' },
    })
    expect(conform('project', { code: 'R1' }, 1).refusals).toHaveLength(1)
  })
})

describe('any record of Gen3', () => {
  const properties = [
    ...['submitter_id', 'cases', 'case_ids', 'datasets', 'imaging_studies', 'study_modality', 'body_part_examined'],
    ...['age_at_index', 'zip', 'sex', 'race', 'icu_indicator', 'discharge_type', 'days_to_hospital_admission'],
    ...[
      'study_year',
      'days_to_study',
      'ct_series_files',
      '_ct_series_file_count',
      'midrc_mRALE_score',
      'code',
      'programs',
    ],
  ]

  it('conforms to allowed fields, or is refused, and never throws', () => {
    const record = fc.dictionary(fc.constantFrom(...properties), fc.jsonValue({ maxDepth: 3 }))
    fc.assert(
      fc.property(fc.constantFrom(...conformedNodes), record, (node, raw) => {
        const { records, refusals } = conform(node, raw, 1)
        const foreign = records.flatMap(({ entity, values: of }) =>
          Object.keys(of).filter((name) => !(name in fieldsOf(entity))),
        )
        expect(foreign).toEqual([])
        expect(refusals.every(({ value }) => value === null)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('of a node that nobody conforms is a mistake of the caller', () => {
    expect(() => conform('medication', links, 1)).toThrow('no conformer for the node "medication"')
  })
})
