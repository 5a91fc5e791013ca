import { describe, expect, it } from '@jest/globals'
import type { Node } from '#data/synthetic/node.js'
import { plainAnswers } from '../support/plain-answers.js'

const cases = (id: string) => ({ submitter_id: id })
const patient = (id: string, more: Omit<Node, 'type'> = {}): Node => ({
  ...{ type: 'case', submitter_id: id, site_id: '1', sex: 'Female', age_at_index: 70, zip: '941' },
  ...{ datasets: [{ submitter_id: 'RSNA_20220308' }], covid19_positive: 'Yes' },
  ...more,
})
const visit = (id: string, from: number | null, to: number | null, discharge: string | null): Node => ({
  ...{ type: 'visit', submitter_id: `${id}-visit`, cases: cases(id), discharge_type: discharge },
  ...{ days_to_hospital_admission: from, days_to_hospital_discharge: to },
  ...{ days_to_icu_admission: null, days_to_icu_discharge: null },
})

/** Three patients: two admitted, of whom one died; one seen only, sent twice with two sexes. Worked out by hand. */
const three: readonly Node[] = [
  patient('a', { icu_indicator: true }),
  visit('a', 0, 10, 'Expired'),
  patient('b', { sex: 'Male', age_at_index: 17, covid19_positive: 'Not Reported', datasets: [] }),
  visit('b', 2, 5, 'Home'),
  patient('c', { covid19_positive: 'No' }),
  patient('c', { covid19_positive: 'No', sex: 'Male' }),
  visit('c', null, null, null),
  visit('nobody', 1, 2, 'Home'),
  {
    ...{ type: 'imaging_study', submitter_id: 's', cases: cases('b'), study_modality: ['DX', 'CR'] },
    ...{ datasets: [{ submitter_id: 'ACR_20210105' }], dx_series_files: [{ number_of_instances: 2 }] },
  },
]

const overall = (measure: string) => plainAnswers(three).answer(measure, 'overall').get('all')

describe('the plain computation that SQL is compared with', () => {
  it.each([
    ['covid19Positive', 1, 2, 1],
    ['hospitalised', 2, 3, 0],
    ['icuAdmitted', 1, 3, 0],
    ['died', 1, 2, 1],
    ['invasivelyVentilated', 0, 0, 3],
    ['annotated', 0, 1, 0],
  ])('gives for %s %d of %d known, %d unknown', (measure, numerator, denominator, unknown) => {
    expect(overall(measure)).toMatchObject({ numerator, denominator, unknown })
  })

  it('interpolates quartiles as R does', () => {
    expect(overall('hospitalStay')).toMatchObject({ quartiles: { q1: 4.75, median: 6.5, q3: 8.25 }, denominator: 2 })
  })

  it('counts a study in each of its modalities and dates a patient by the first study where the case has no date', () => {
    const answers = plainAnswers(three)
    const values = (measure: string, by: 'modality' | 'month' | 'sex' | 'ageBand' | 'patientSubdivision') =>
      [...answers.answer(measure, by)].map(([key, { value }]) => [key, value])
    expect(values('studies', 'modality')).toEqual([
      ['CR', 1],
      ['DX', 1],
    ])
    expect(values('patients', 'month')).toEqual([
      ['2021-01', 1],
      ['2022-03', 2],
    ])
    expect(values('patients', 'sex')).toEqual([
      ['female', 2],
      ['male', 1],
    ])
    expect(values('patients', 'ageBand')).toEqual([
      ['0-17', 1],
      ['65+', 2],
    ])
    expect(values('patients', 'patientSubdivision')).toEqual([['US-CA', 3]])
  })
})
