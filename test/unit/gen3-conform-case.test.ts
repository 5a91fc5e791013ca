import { describe, expect, it } from '@jest/globals'
import { conform } from '#api/connectors/gen3/conform.js'
import type { RawRecord } from '#api/connectors/readers/conformed.js'

/** A case as sheepdog exports one. */
const sheepdog: RawRecord = {
  type: 'case',
  submitter_id: '419639-000012',
  project_id: 'Open-R1',
  datasets: [{ submitter_id: 'RSNA_20220308' }, { submitter_id: 'RSNA_20210820' }],
  site_id: '419639',
  age_at_index: 59,
  age_at_index_gt89: 'No',
  sex: 'Male',
  race: 'Black or African American',
  ethnicity: 'Not Hispanic or Latino',
  country_of_residence: 'US',
  zip: '941',
  covid19_positive: 'Yes',
  icu_indicator: false,
  ventilator_indicator: null,
  index_event: 'COVID-19 Test',
}

const conformed = (change: RawRecord = {}) => conform('case', { ...sheepdog, ...change }, 12)
const field = (name: string, change: RawRecord) => conformed(change).records[0]?.values[name]
const remarks = (change: RawRecord) =>
  conformed(change).observations.map(({ field: of, kind, value }) => [of, kind, value])

describe('a case of Gen3', () => {
  it('becomes a patient', () => {
    expect(conformed()).toEqual({
      records: [
        {
          entity: 'patient',
          origin: 'case 12',
          values: {
            patient: '419639-000012',
            site: '419639',
            project: 'Open-R1',
            sex: 'male',
            age: '59',
            race: 'black',
            ethnicity: 'not-hispanic',
            country: 'US',
            zip3: '941',
            subdivision: 'US-CA',
            covid19Status: 'positive',
            icuAdmitted: 'false',
            ventilated: null,
            indexEvent: 'covid19-test',
            contributedOn: '2021-08-20',
          },
        },
      ],
      observations: [],
      refusals: [],
    })
  })

  it.each<[string, unknown, string | null]>([
    ['a number', 79, '79'],
    ['a decimal text', '79.0', '79'],
    ['a DICOM age', '075Y', '75'],
    ['a DICOM age in months', '018M', '1'],
    ['an age that was not cut', 94, '90'],
    ['words for over 89', '>89', '90'],
    ['an array', [42], '42'],
    ['nothing', null, null],
    ['not a number', 'NaN', null],
    ['impossible', 890, null],
    ['negative', -1, null],
  ])('has an age that comes as %s', (_, age, expected) => {
    expect(field('age', { age_at_index: age })).toBe(expected)
  })

  it('is 90 where only the flag says over 89', () => {
    expect(field('age', { age_at_index: null, age_at_index_gt89: 'Yes' })).toBe('90')
    expect(field('age', { age_at_index: null, age_at_index_gt89: ['Yes'] })).toBe('90')
  })

  it('tells an impossible age by its shape only', () => {
    expect(remarks({ age_at_index: 890 })).toEqual([['age', 'invalid', '999']])
  })

  it.each<[unknown, string | null, string | null]>([
    ['100', '100', 'US-NY'],
    [94, '094', null],
    ['19', '019', 'US-MA'],
    ['000', null, null],
    ['0', null, null],
    [null, null, null],
    ['94110', null, null],
  ])('has the ZIP prefix %p', (zip, prefix, state) => {
    expect(field('zip3', { zip })).toBe(prefix)
    expect(field('subdivision', { zip })).toBe(state)
  })

  it('lets no full ZIP code in, not even into what it tells', () => {
    expect(JSON.stringify(conformed({ zip: '94110' }))).not.toContain('94110')
    expect(remarks({ zip: '94110' })).toEqual([['zip3', 'invalid', '99999']])
  })

  it.each<[string, unknown, string | null]>([
    ['sex', 'F', 'female'],
    ['sex', ['Female'], 'female'],
    ['sex', 'Not Reported', null],
    ['race', ' caucasian ', 'white'],
    ['race', ['White'], 'white'],
    ['race', 'Declined', null],
    ['country_of_residence', 'United States', 'US'],
    ['country_of_residence', ' u.s.a. ', 'US'],
    ['covid19_positive', 'No', 'negative'],
    ['covid19_positive', 'Indeterminate', 'indeterminate'],
    ['covid19_positive', 'Not Reported', null],
    ['icu_indicator', '1', 'true'],
    ['icu_indicator', 'FALSE', 'false'],
    ['icu_indicator', 'Unknown', null],
    ['ventilator_indicator', true, 'true'],
  ])('reads %s %p', (property, raw, expected) => {
    const fields: Readonly<Record<string, string>> = {
      ...{ country_of_residence: 'country', covid19_positive: 'covid19Status' },
      ...{ icu_indicator: 'icuAdmitted', ventilator_indicator: 'ventilated' },
    }
    expect(field(fields[property] ?? property, { [property]: raw })).toBe(expected)
    expect(remarks({ [property]: raw })).toEqual([])
  })

  it('lists a spelling that no code list has, and counts it as unknown', () => {
    expect(field('race', { race: 'Vulcan' })).toBeNull()
    expect(remarks({ race: 'Vulcan' })).toEqual([['race', 'unmapped', 'Vulcan']])
  })

  it.each<[string, unknown, string | null]>([
    ['links', [{ submitter_id: 'ACR_20230415' }, { submitter_id: 'RSNA_20211026' }], '2021-10-26'],
    ['names', ['RSNA_20220308', 'RSNA_20210820'], '2021-08-20'],
    ['one text', 'RSNA_20220308,RSNA_20210820', '2021-08-20'],
    ['one link', { submitter_id: 'RSNA_20220308' }, '2022-03-08'],
    ['none', [], null],
    ['a name without a day', [{ submitter_id: 'PILOT' }], null],
    ['a day that does not exist', ['RSNA_20221345', 'RSNA_20230229'], null],
    ['a name without a day beside another', ['PILOT', 'RSNA_20220308'], '2022-03-08'],
  ])('was contributed on the earliest day of its datasets, given as %s', (_, datasets, expected) => {
    expect(field('contributedOn', { datasets })).toBe(expected)
  })

  it('has its datasets as guppy and as tables list them', () => {
    expect(field('contributedOn', { datasets: null, dataset_submitter_id: ['RSNA_20220308'] })).toBe('2022-03-08')
    expect(field('contributedOn', { datasets: null, 'datasets.submitter_id': 'ACR_20230415,ACR_20221010' })).toBe(
      '2022-10-10',
    )
  })

  it.each([null, '', '  ', undefined])('is refused without a key (%p)', (key) => {
    const { records, refusals } = conformed({ submitter_id: key })
    expect(records).toEqual([])
    expect(refusals).toEqual([
      { entity: 'patient', origin: 'case 12', rule: 'no-key', field: 'submitter_id', value: null },
    ])
  })
})
